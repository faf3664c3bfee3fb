"""One SQLite file holds an affair: pages, what was read in them, what it comes to. The only place with SQL."""

from tidings.record.judgements import (
    Conflict,
    find_conflicts,
    find_subject,
    grades,
    in_force,
    index_judgements,
    read_judgements,
    tell,
    undone_by,
    write_judgements,
)
from tidings.record.record import Record, open_record
from tidings.record.rulings import Ruling, draft
from tidings.record.view import Figures, Question, View, open_view

__all__ = [
    "Conflict",
    "Figures",
    "Question",
    "Record",
    "Ruling",
    "View",
    "draft",
    "find_conflicts",
    "find_subject",
    "grades",
    "in_force",
    "index_judgements",
    "open_record",
    "open_view",
    "read_judgements",
    "tell",
    "undone_by",
    "write_judgements",
]
