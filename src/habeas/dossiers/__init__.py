"""The account told: on the screen and as one page of HTML."""
