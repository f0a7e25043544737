"""What holds a reading process back, in words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Containment:
    """Which layers hold on this machine, as the process found when it took them on.

    A layer that is False is one this system does not offer or refused to install.
    """

    own_process: bool = False
    limits: bool = False
    """Bounds on memory, processor time, files and processes."""
    no_new_rights: bool = False
    no_files: bool = False
    """Landlock: no file can be opened, whatever the filter lets pass."""
    call_filter: bool = False
    """seccomp: no sockets, files, programs, processes or signals."""

    @property
    def is_complete(self) -> bool:
        """Whether every layer holds, as on Linux 5.13 or newer."""
        return self.limits and self.no_new_rights and self.no_files and self.call_filter

    def in_words(self) -> tuple[str, ...]:
        """One sentence per layer, saying whether it holds."""
        return tuple(words if holds else lacking for holds, words, lacking in self._layers())

    def _layers(self) -> tuple[tuple[bool, str, str], ...]:
        return (
            (
                self.own_process,
                "Each file is read in a process of its own that ends with it.",
                "Files are read in one process beside the main one, which they share.",
            ),
            (
                self.limits,
                "Memory, processor time, files and processes are bounded.",
                "Memory and processor time are not bounded by the system; only waiting is.",
            ),
            (
                self.no_new_rights,
                "The process can gain no new rights.",
                "The process could start programs that have more rights.",
            ),
            (
                self.no_files,
                "Landlock denies it every file.",
                "Landlock is not offered here: denying files rests on the call filter.",
            ),
            (
                self.call_filter,
                "A seccomp filter denies it network, files, programs and other processes.",
                "No call filter is offered here: a hostile file could reach network and files.",
            ),
        )
