"""What can go wrong for whoever keeps a door, or watches one."""

from __future__ import annotations

from habeas.words.errors import DOES_NOT_MATCH, HabeasError


class NotAForm(HabeasError):
    """Raised for a folder that holds no form the relay could serve."""

    message = "The folder {folder} holds no form to serve: {reason}."
    hint = "Build it anew: habeas door build intake.json --out FOLDER"


class FormExpired(HabeasError):
    """Raised rather than serving a form no desk could answer this week."""

    message = "The form in {folder} has no keys for this week, {week}."
    hint = "Look at the clock of this machine, or ask the desk for a deployment file of this week."


class RelayStoreInUse(HabeasError):
    """Raised when another relay holds the store."""

    message = "The store {file} is held by another relay."
    hint = "End that one first, or give this one a --store of its own."


class RelayStoreDamaged(HabeasError):
    """Raised when the file is no store of a relay, or no longer reads as one."""

    message = "The store {file} cannot be read."
    hint = "Move the file aside and start again: senders keep trying. Nothing in it was changed."


class RelayStoreUnwritable(HabeasError):
    """Raised when the store cannot be made or written where it was told to be."""

    message = "The store {file} cannot be written."
    hint = "Look whether its folder exists, may be written and has room."


class RelayStoreFull(HabeasError):
    """Raised when there is no room for another envelope."""

    message = "There is no room for another envelope."
    hint = "Give the relay more --room, or wait until something expires. What is in it stays."


class DoorPortTaken(HabeasError):
    """Raised when the relay cannot listen where it was told to."""

    message = "The relay cannot listen on port {port} of this machine."
    hint = "Give another --port or --collect-port, or end what listens there."


class NotAHash(HabeasError):
    """Raised for what cannot be the published hash of a form."""

    message = "This is no SHA-256: 64 digits from 0 to 9 and a to f are needed."
    hint = "Copy it from where it was published, best from paper."


class NotAnAddress(HabeasError):
    """Raised for an address that cannot be asked."""

    message = "The address {address} cannot be asked."
    hint = "It begins with http:// or https://. A proxy is given as host:port."


class OnionNeedsTor(HabeasError):
    """Raised rather than asking for an onion address outside of Tor: that would tell who asks."""

    message = "An onion address is reached through Tor alone."
    hint = "Give Tor's proxy: --socks 127.0.0.1:9050"


class PageNotReached(HabeasError):
    """Raised when nothing answered, or nothing that is a page."""

    message = "No page came from {address}."
    hint = "Look at the connection and at the proxy, and try again."


class PageDiffers(HabeasError):
    """Raised when a door served something other than the published form."""

    message = "The page served is not as it was published: {reason}."
    hint = "Warn whoever publishes the address, by another way. Keep what came: --keep FILE."
    exit_code = DOES_NOT_MATCH
