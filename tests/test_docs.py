"""The documents say what the program does: commands, options, formats and keys, no more and no less."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
import typer

from contract import AFFAIR, ROW
from tidings.cli import app
from tidings.export import EXPORTERS

ROOT = Path(__file__).parents[1]
MANUAL = (ROOT / "docs" / "commands.md").read_text(encoding="utf8")
GROUP = typer.main.get_command(app)
COMMANDS = GROUP.commands
HELP = {"-h", "--help"}
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").glob("*.md")])
OPTION = re.compile(r"(?<![\w-])--?[a-z][a-z-]*")


def options_of(command):
    """The names of all options of a command that its help shows."""
    shown = (p for p in command.params if p.param_type_name == "option" and not p.hidden)
    return {name for p in shown for name in (*p.opts, *p.secondary_opts)} - HELP


def section(command):
    """What the manual says of one command."""
    found = re.search(rf"^## tidings {command}\n(.*?)(?=^## |\Z)", MANUAL, re.MULTILINE | re.DOTALL)
    assert found, f"docs/commands.md has no section on tidings {command}"
    return found[1]


def shell_lines(text):
    """The lines of a document's shell and plain blocks that call tidings, comments cut off."""
    blocks = re.findall(r"^```(?:sh|console)?\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    lines = (line.split(" #")[0].strip() for block in blocks for line in block.splitlines())
    return [line for line in lines if re.match(r"tidings \w", line)]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_of_a_command_is_in_its_section(command):
    told = set(OPTION.findall(section(command)))
    for parameter in COMMANDS[command].params:
        names = set(parameter.opts) - HELP
        if parameter.param_type_name == "option" and not parameter.hidden:
            assert names & told or not names, f"tidings {command}: {names} is undocumented"


@pytest.mark.parametrize("command", COMMANDS)
def test_the_section_of_a_command_names_no_option_it_has_not(command):
    usage = [line for line in shell_lines(section(command)) if line.startswith(f"tidings {command}")]
    assert usage, "its usage and an example"
    for line in usage:
        assert set(OPTION.findall(line)) <= options_of(COMMANDS[command]) | HELP, line


@pytest.mark.parametrize("command", COMMANDS)
def test_help_shows_an_example_of_the_command(command):
    assert (COMMANDS[command].epilog or "").startswith(f"Example: tidings {command}")


def test_the_manual_has_a_section_for_nothing_else():
    assert set(re.findall(r"^## tidings (\w+)$", MANUAL, re.MULTILINE)) == set(COMMANDS)


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_every_command_line_in_a_document_is_one_that_exists(page):
    for line in shell_lines(page.read_text(encoding="utf8")):
        command = line.split()[1]
        assert command in COMMANDS, f"{page.name}: {line}"
        assert set(OPTION.findall(line)) <= options_of(COMMANDS[command]) | HELP, f"{page.name}: {line}"


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_links_between_documents_lead_somewhere(page):
    for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text(encoding="utf8")):
        assert (page.parent / target).exists(), f"{page.name} links to {target}"


def test_examples_can_be_typed_as_they_stand():
    for command in COMMANDS.values():
        words = shlex.split(command.epilog.removeprefix("Example: "))
        assert words[0] == "tidings"
        assert {w for w in words if OPTION.fullmatch(w)} <= options_of(command)


def test_every_format_is_documented():
    for form in EXPORTERS:
        assert f"`--to {form}`" in section("export")


def test_every_key_of_the_affair_file_is_documented():
    told = (ROOT / "docs" / "affair-file.md").read_text(encoding="utf8")
    for name, shape in AFFAIR.items():
        assert f"`{name}`" in told, name
        for key in shape[0] if isinstance(shape, list) else ():
            assert re.search(rf"\b{key}\b", told), f"{name}.{key}"


def test_every_key_of_read_is_documented():
    for name, shape in ROW.items():
        assert f"`{name}`" in section("read"), name
        for key in shape[0] if isinstance(shape, list) else ():
            assert f"`{key}`" in section("read"), f"{name}.{key}"
