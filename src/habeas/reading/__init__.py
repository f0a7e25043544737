"""From a rendition to statements: positions only, text is sliced."""
