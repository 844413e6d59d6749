"""The door to the engine: rulesets read and compared, versions screened. Nothing here knows a table of the desk."""
