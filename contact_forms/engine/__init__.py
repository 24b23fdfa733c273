"""The engine: from a form's definition and a person's answers to what happens next. Pure: no Django, no I/O."""
