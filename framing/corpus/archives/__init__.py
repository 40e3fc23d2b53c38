"""Files that news archives export: several articles in one file, each with its fields. Experimental.

Containers (`.docx`, `.rtf`, `.txt`) become lines, and lines of a format (Nexis Uni …) an `Export`.
"""
