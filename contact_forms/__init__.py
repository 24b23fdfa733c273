"""From a form's definition to a delivered report. Floor 2: knows sites and tenants, never forces or pages."""
