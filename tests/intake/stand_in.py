"""A relay in memory: what the collecting side may ask of one, and what a hostile one may do."""

from habeas.intake.transport import RelayNotReached, SlotTaken


class StandIn:
    def __init__(self):
        self.inbox, self.outbox, self.asked = {}, {}, []
        self.breaks_after = self.served = None

    def take(self, reporter):
        """What a reporter has sent arrives."""
        self.inbox.update(reporter.sent)
        reporter.sent.clear()

    def slots(self):
        return tuple(sorted(self.inbox))

    def envelope(self, slot):
        self.asked.append(slot)
        if self.breaks_after is not None and len(self.asked) > self.breaks_after:
            raise RelayNotReached(reason="no answer in time")
        return self.inbox.get(slot)

    def drop(self, slot):
        self.inbox.pop(slot, None)

    def lay(self, slot, reply):
        if self.outbox.get(slot, reply) != reply:
            raise SlotTaken
        self.outbox[slot] = reply

    def week(self):
        return self.served
