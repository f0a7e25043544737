"""What stands in a compartment that is closed to others: one of everything."""

from habeas.archive import exhibits, groupings, statements, traces
from habeas.workspace import (
    blind_reading,
    checks,
    deciding,
    findings,
    searches,
    translations,
)
from habeas.workspace.deciding import Seen
from habeas.workspace.opening import GENERAL
from habeas.workspace.written import Written

CANARY = "zitterrochen"
REPORT = (
    f"Police beat three men in Keld on 3 March 2026, witnesses told {CANARY.capitalize()} Radio. "
    f"“Nobody was beaten,” {CANARY.capitalize()} Hasimel said.\n\n"
    "The ministry denied that anybody was beaten. As many as 40 men were held in the town.\n"
)


def things_in(workspace, name, noted=CANARY):
    """One of everything, made where there is none; ``noted`` is what the team writes of it."""
    store = workspace.store(name)
    held = (one.identifier for one in exhibits.exhibits(store))
    exhibit = next(one for one in held if len(statements.statements(store, one)) > 1)
    said, other = (one.identifier for one in statements.statements(store, exhibit)[:2])
    incident = groupings.incidents(store)[0].identifier
    deciding.accept(workspace, name, Seen(said, 0), f"Read by {noted}.")
    text = "\n".join(f"{'' if name == GENERAL else CANARY} in other words." for _ in range(3))
    checks.make_checkpoint(workspace, name)
    return {
        "exhibit": exhibit,
        "statement": said,
        "other": other,
        "incident": incident,
        "edge": traces.trace(store).edges[0].key,
        "finding": findings.begin(workspace, name, written(incident, said, name)).identifier,
        "rendition": translations.add(
            workspace, name, exhibit, translations.Translated(text, "en", "T-1")
        ),
        "sample": blind_reading.draw(workspace, name, name, 1),
        "search": searches.save(workspace, name, searches.Sought(noted), name).identifier,
    }


def written(incident, said, name):
    return Written(
        incident, f"Was {name} told?", standard="reasonable grounds to believe",
        outcome="established", result="Yes.", reasons=f"{name} says so.",
        would_change="The register.", relied_on={said: "Saw it."},
    )  # fmt: skip
