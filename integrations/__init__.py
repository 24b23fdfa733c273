"""The outside world, in plain dataclasses: ports, errors and one folder for each system spoken to.

Floor 1. Imports no Django model and no other package of this project.
"""
