"""One SQLite file holds an affair: pages, what was read in them, what it comes to. The only place with SQL."""

from tidings.record.record import Record, open_record
from tidings.record.view import Figures, Question, View, open_view

__all__ = ["Figures", "Question", "Record", "View", "open_record", "open_view"]
