"""Text → Checklist, or every problem at its line and column.

decode.py   bytes → text: size, encoding, characters
read.py     text → document: strict YAML, every scalar a text, every place kept
syntax.py   what PyYAML says about broken YAML → what a teacher can mend
values.py   text → number, truth value, date: one strict form each
schema.py   document → models (pydantic, imported only when a checklist is parsed)
steps.py    what only the table of checks can tell: check ids, parameters, double step ids
parse.py    all of it
"""
