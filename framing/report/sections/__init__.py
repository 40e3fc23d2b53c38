"""The sections of a report, one file each: results in, model out."""
