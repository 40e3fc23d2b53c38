"""Dictionaries of other tools: recognised by their content, read, turned into lexicons; none is shipped."""
