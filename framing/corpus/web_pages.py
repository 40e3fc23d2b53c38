"""The article in a web page, by trafilatura, which is loaded only when a page is read."""

from __future__ import annotations

from framing.errors import MissingExtraError


def read_page(html: str) -> dict[str, object]:
    """Return ``text`` (None where no article is found), ``title``, ``date`` and ``url`` of a page.

    Raises
    ------
    MissingExtraError
        The extra ``web`` is not installed.
    """
    try:
        from trafilatura import bare_extraction
    except ImportError:
        raise MissingExtraError("Reading .html files", "web") from None
    if not html.strip():
        return {"text": None, "title": None, "date": None, "url": None}
    page = bare_extraction(
        html,
        include_comments=False,
        include_tables=False,
        with_metadata=True,
        # Only a date that the page states; a guess from its wording would look like one.
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    if page is None:
        return {"text": None, "title": None, "date": None, "url": None}
    return {"text": page.text or None, "title": page.title, "date": page.date, "url": page.url}
