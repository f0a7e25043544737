"""Every verb with its one line of help."""

from __future__ import annotations

VERBS = {
    "try": "Run everything in one go on some reports, in a throw-away workspace.",
    "init": "Make a new workspace.",
    "upgrade": "Bring the stores of an older version up to date, with a way back.",
    "member": "People of the team: list, add, give roles, replace, remove; the sheet's drill.",
    "compartment": "Compartments, each with its own key: list, make, share, withdraw.",
    "case": "Protection cases: list, begin, show, share, hand over, close.",
    "consent": "What the person of a case agreed to, what they took back, what left.",
    "refer": "Ask another organisation to help: judged first, told what was agreed to.",
    "route": "Public legal pathways for a case: conditions met, not met, not known.",
    "submit": "Take a case to an avenue: write, check, hand over, follow what is heard.",
    "place": "Places to live: what the team knows, and who could go where.",
    "intake": "The sealed intake: desks, week keys, collect, reply, release.",
    "add": "Keep files and folders as exhibits.",
    "read": "Read exhibits into statements; --jsonl FILE… reads without a workspace.",
    "trace": "Find copies, quotations and chains: who got it from whom.",
    "weigh": "Bring statements together into incidents, values side by side.",
    "body": "Who commands whom: enter, take over, contest, withdraw, give out.",
    "judge": "Decide on a draft, an edge or a grouping; every decision can be undone.",
    "find": "Record what is found, under which standard of proof, and review it.",
    "count": "How many were never recorded, from lists that overlap; and when not to say.",
    "search": "Find words in either language, and names in either script.",
    "show": "Show one thing with all it rests on.",
    "avenue": "Where it can be taken: who receives it, whom they tell, what speaks against it.",
    "tell": "Write the dossier.",
    "serve": "Open the desk in a browser: read, check, decide.",
    "door": "The public side: build the form, relay what it seals, watch what is served.",
    "verify": "Check that everything is as it was kept.",
    "checkpoint": "Signed states of the custody log, to be kept elsewhere.",
}
