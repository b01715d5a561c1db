"""Build the site: Sphinx with furo and MyST, from the pages here and from those of the code."""

import re
import sys
from enum import EnumType
from pathlib import Path

from docutils import nodes  # type: ignore[import-untyped]  # it has no annotations
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE / "examples")]

import cerp_rules  # noqa: E402  # the paths come first
from pictures import write_pictures  # noqa: E402  # as above
from site_pages import write_pages  # noqa: E402  # as above
from site_pages.docstrings import linked, typed, with_defaults  # noqa: E402  # as above
from site_pages.reference import linkable  # noqa: E402  # as above

project = "cerp_rules"
author = "The cerp_rules maintainers"
version = release = cerp_rules.__version__
language = "en"

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
myst_heading_anchors = 3

autodoc_typehints_format = "short"
autodoc_preserve_defaults = True  # PUBLISHED, not all that it holds
autodoc_member_order = "bysource"
autodoc_inherit_docstrings = False
maximum_signature_line_length = 78
napoleon_numpy_docstring = False
napoleon_attr_annotations = True
add_module_names = False
python_use_unqualified_type_names = True

# These have no page here: the standard library and the dependencies (nothing is fetched to link to
# them), what is private, and the one name that the type of the transition table uses.
nitpick_ignore_regex = [
    (r"py:.*", r"(abc|collections|datetime|dt|decimal|enum|pathlib|typing)\..*"),
    (r"py:.*", r"(pendulum|hypothesis|pytest|_pytest|icalendar|attr|attrs)\b.*"),
    (r"py:.*", r"cerp_rules\.(.*\.)?_.*|Transitions"),
]

html_theme = "furo"
pygments_dark_style = "github-dark"
html_title = "cerp_rules"
html_static_path = ["_static"]
html_css_files = ["site.css"]
html_copy_source = False
html_show_sourcelink = False
html_show_copyright = False
html_show_sphinx = False
html_show_search_summary = False  # it would fetch pages, which a browser refuses for local files
html_domain_indices = False
html_theme_options: dict[str, object] = {"top_of_page_buttons": []}


DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
NAMES = linkable()
MOVED = {
    "../CHANGELOG.md": "changelog.md",
    "../CONTRIBUTING.md": "contributing.md",
    "../SECURITY.md": "security.md",
}


def link_docstring(
    _app: Sphinx, what: str, name: str, _obj: object, _options: object, lines: list[str]
) -> None:
    """Put links into a docstring, before napoleon sees it."""
    lines[:] = linked(lines, name, NAMES)
    if what == "property":
        # Napoleon takes what stands before a colon in the first line for a type, so that line is
        # an empty comment.
        lines[:0] = ["..", ""]


def type_attributes(
    _app: Sphinx, _what: str, _name: str, _obj: object, _options: object, lines: list[str]
) -> None:
    """Show the type of an attribute beside its name, after napoleon."""
    lines[:] = typed(lines)


def show_arguments(
    _app: Sphinx, _what: str, _name: str, obj: object, _options: object, given: str, returned: str
) -> tuple[str, str] | None:
    """Show defaults as values, and no arguments of what nobody calls."""
    if not given:
        return None
    uncalled = obj is cerp_rules.PreApproval or isinstance(obj, EnumType)
    return ("" if uncalled else with_defaults(given, obj)), returned


def lead_to_pages(_app: Sphinx, _name: str, source: list[str]) -> None:
    """Let links to files at the top of the repository lead to the pages that hold them."""
    for file, page in MOVED.items():
        source[0] = source[0].replace(f"]({file})", f"]({page})")


def unlink_type(_app: Sphinx, doctree: nodes.document) -> None:
    """Leave the built-in ``type`` unlinked, as Sphinx would lead it to a field of that name."""
    for one in list(doctree.findall(pending_xref)):
        if one.get("reftarget") == "type" and one.get("reftype") == "class":
            one.replace_self(nodes.Text("type"))


def keep_days_whole(_app: Sphinx, doctree: nodes.document) -> None:
    """Mark the cells that hold a day, as a narrow column would break it at a hyphen."""
    for cell in doctree.findall(nodes.entry):
        if DAY.fullmatch(cell.astext()):
            cell["classes"].append("day")


def setup(app: Sphinx) -> None:
    """Write the pages that are made from the code, then let Sphinx find them."""
    write_pages(HERE / "_generated")
    write_pictures(HERE / "_generated" / "pictures")
    app.connect("source-read", lead_to_pages)
    app.connect("autodoc-process-docstring", link_docstring, priority=400)
    app.connect("autodoc-process-docstring", type_attributes, priority=600)
    app.connect("autodoc-process-signature", show_arguments)
    app.connect("doctree-read", unlink_type)
    app.connect("doctree-read", keep_days_whole)
