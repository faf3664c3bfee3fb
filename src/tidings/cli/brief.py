"""`tidings brief`: a record as a memo, in a file or on stdout."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from tidings.errors import ConfigError
from tidings.export.brief import Form, write_brief
from tidings.record import Question, open_record

if TYPE_CHECKING:
    from pathlib import Path

FORMS: dict[str, Form] = {".md": "md", ".markdown": "md", ".txt": "md", ".html": "html", ".htm": "html"}


def brief_record(path: Path, output: Path | None, question: Question) -> None:
    """The memo stands in a file, Markdown or HTML by its ending, or as Markdown on stdout.

    Raises:
        ConfigError: the file's ending is no form of a memo, or it cannot be written.
    """
    if output is not None and output.suffix.lower() not in FORMS:
        raise ConfigError(f"{output} ends in no form of a brief; name it .md or .html")
    with open_record(path) as record:
        if output is None:
            write_brief(record, sys.stdout, question=question)
            return
        try:
            with output.open("w", encoding="utf8") as out:
                write_brief(record, out, form=FORMS[output.suffix.lower()], question=question)
        except OSError as exc:
            raise ConfigError(f"{output} cannot be written: {exc.strerror}; choose another name for -o") from exc
