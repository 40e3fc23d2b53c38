"""Reports: a study or a comparison as PDF, HTML, Markdown or JSON, from one model of what is said."""

from framing.report.write import SUFFIXES, write_report, write_reports

__all__ = ["SUFFIXES", "write_report", "write_reports"]
