"""Do these news sources tell the same story differently, how, and are we sure?"""

__version__ = "0.1.0"
