"""Text and pictures out of files, each file read in a process that can reach nothing."""

from habeas.evidence.openers.containment import Containment
from habeas.evidence.openers.limits import Limits
from habeas.evidence.openers.looks import Look, PictureFacts, Way
from habeas.evidence.openers.markup import Markup
from habeas.evidence.openers.opened import Attachment, Opened
from habeas.evidence.openers.pixels import Picture
from habeas.evidence.openers.process import Openers
from habeas.evidence.openers.refusals import Refusal

__all__ = [
    "Attachment",
    "Containment",
    "Limits",
    "Look",
    "Markup",
    "Opened",
    "Openers",
    "Picture",
    "PictureFacts",
    "Refusal",
    "Way",
]
