"""What is watched across the walls: the causes of alarms, alarms that are open, clocks to warn of, national counts.

As in 0002: functions of the owner that hand out ids and numbers only, and policies for what they read. The words among
them are of types that know no others.
"""

from django.db import migrations

READS = (
    "contact_forms_alarm",
    "contact_forms_due",
    "contact_forms_acknowledgement",
)

WORDS = """
CREATE TYPE public.soh_cause AS ENUM
    ('attention', 'fallback', 'unreachable', 'late', 'breaker', 'clock', 'unanswered', 'not-alerted');
CREATE TYPE public.soh_measure AS ENUM
    ('waiting', 'overdue', 'oldest', 'attention', 'tries', 'breakers', 'unacknowledged', 'clocks', 'paused', 'alarms');
CREATE TYPE public.soh_outcome AS ENUM
    ('none', 'running', 'delivered', 'retryable', 'unknown', 'permanent', 'misconfigured', 'done', 'failed', 'postponed',
     'other');
"""
NO_WORDS = "DROP TYPE public.soh_cause; DROP TYPE public.soh_measure; DROP TYPE public.soh_outcome"

# Deliveries that wait, and since when: from the report's coming or from when somebody put it back in the queue, but no
# earlier than the end of the last quiet time. `resting`: it is quiet now. Only for the functions below.
WAITING = """
CREATE FUNCTION public.soh_waiting() RETURNS TABLE (site bigint, priority integer, since timestamptz, resting boolean)
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT job.site_id, job.priority::integer,
           CASE WHEN quiet.ended IS NULL THEN quiet.came ELSE greatest(quiet.came, quiet.ended) END,
           quiet.ended IS NOT NULL AND CASE
               WHEN route.quiet_from <= route.quiet_until
               THEN clock.night >= route.quiet_from AND clock.night < route.quiet_until
               ELSE clock.night >= route.quiet_from OR clock.night < route.quiet_until END
    FROM public.contact_forms_job job
    LEFT JOIN public.contact_forms_route route ON route.id = job.route_id
    CROSS JOIN (SELECT (clock_timestamp() AT TIME ZONE 'Europe/London')::date AS today,
                       (clock_timestamp() AT TIME ZONE 'Europe/London')::time AS night) clock
    CROSS JOIN LATERAL (
        SELECT coalesce(job.reopened_at, job.created_at) AS came,
               CASE WHEN job.priority <> 0 AND route.quiet_from IS NOT NULL AND route.quiet_until IS NOT NULL
                    THEN (clock.today - CASE WHEN route.quiet_until <= clock.night THEN 0 ELSE 1 END
                          + route.quiet_until) AT TIME ZONE 'Europe/London' END AS ended
    ) quiet
    WHERE job.kind = 'deliver' AND job.state = 'waiting'
$$;
"""

# Each row is the cause of one alarm, as long as it is given. number: minutes, for what is late.
CAUSES = """
CREATE FUNCTION public.soh_causes(
    late_after double precision, urgent_late_after double precision, breaker_after double precision, unanswered integer
) RETURNS TABLE (site bigint, cause public.soh_cause, about bigint, number bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT site_id, (CASE kind WHEN 'fallback_email' THEN 'fallback' ELSE 'attention' END)::public.soh_cause,
           id, 0::bigint
    FROM public.contact_forms_job WHERE state = 'attention' AND kind <> 'alarm' AND owner_id IS NULL
    UNION ALL
    SELECT NULL, 'unreachable', site_id, 0 FROM public.contact_forms_job
    WHERE state = 'attention' AND kind = 'alarm' AND site_id IS NOT NULL
    UNION ALL
    SELECT site, 'late', priority, (max(extract(epoch FROM clock_timestamp() - since)) / 60)::bigint
    FROM public.soh_waiting() WHERE NOT resting
    GROUP BY site, priority
    HAVING max(clock_timestamp() - since)
           > make_interval(secs => 60 * CASE priority WHEN 0 THEN urgent_late_after ELSE late_after END)
    UNION ALL
    SELECT site_id, 'breaker', id, 0 FROM public.contact_forms_route
    WHERE active AND breaker_open_since < clock_timestamp() - make_interval(secs => 60 * breaker_after)
    UNION ALL
    -- the last tenth of its time has begun
    SELECT due.site_id, 'clock', due.id, 0 FROM public.contact_forms_due due
    JOIN public.contact_forms_submission report ON report.id = due.submission_id
    WHERE due.met_at IS NULL AND clock_timestamp() >= due.due_at - (due.due_at - report.submitted_at) / 10
    UNION ALL
    SELECT job.site_id, (CASE WHEN job.failures >= unanswered THEN 'not-alerted' ELSE 'unanswered' END)::public.soh_cause,
           job.id, 0
    FROM public.contact_forms_job job
    WHERE job.kind = 'alert' AND job.state = 'waiting'
      AND NOT EXISTS (SELECT FROM public.contact_forms_acknowledgement seen
                      WHERE seen.submission_id = job.submission_id)
      AND (job.failures >= unanswered OR (job.detail->>'told')::integer > unanswered
           OR ((job.detail->>'told')::integer = unanswered AND job.due_at <= clock_timestamp()))
$$;

CREATE FUNCTION public.soh_open_alarms(again_after double precision)
RETURNS TABLE (site bigint, alarm bigint, untold boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT site_id, id,
           told_at IS NULL OR told_at < clock_timestamp() - make_interval(secs => 60 * again_after)
    FROM public.contact_forms_alarm WHERE cleared_at IS NULL
$$;

CREATE FUNCTION public.soh_clocks_to_warn_of() RETURNS TABLE (due bigint, site bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT id, site_id FROM public.contact_forms_due
    WHERE met_at IS NULL AND warned_at IS NULL AND warn_at <= clock_timestamp() ORDER BY due_at LIMIT 500
$$;

CREATE FUNCTION public.soh_site_of_submission(submission uuid) RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT site_id FROM public.contact_forms_submission WHERE id = submission
$$;
"""

COUNTS = """
CREATE FUNCTION public.soh_national_counts(late_after double precision, urgent_late_after double precision)
RETURNS TABLE (measure public.soh_measure, site bigint, priority integer, outcome public.soh_outcome,
               number double precision)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    WITH waiting AS (SELECT * FROM public.soh_waiting())
    SELECT 'waiting'::public.soh_measure, site, priority, 'none'::public.soh_outcome, count(*)::double precision
    FROM waiting GROUP BY site, priority
    UNION ALL
    SELECT 'overdue', site, priority, 'none', count(*) FROM waiting
    WHERE NOT resting AND clock_timestamp() - since
          > make_interval(secs => 60 * CASE priority WHEN 0 THEN urgent_late_after ELSE late_after END)
    GROUP BY site, priority
    UNION ALL
    SELECT 'oldest', site, priority, 'none', max(greatest(extract(epoch FROM clock_timestamp() - since), 0))
    FROM waiting GROUP BY site, priority
    UNION ALL
    SELECT 'attention', site_id, priority, 'none', count(*) FROM public.contact_forms_job
    WHERE state = 'attention' GROUP BY site_id, priority
    UNION ALL
    SELECT 'tries', attempt.site_id, NULL,
           CASE WHEN attempt.outcome = '' THEN 'running'
                WHEN attempt.outcome = ANY (enum_range(NULL::public.soh_outcome)::text[])
                THEN attempt.outcome::text::public.soh_outcome ELSE 'other' END, count(*)
    FROM public.contact_forms_attempt attempt JOIN public.contact_forms_job job ON job.id = attempt.job_id
    WHERE attempt.started_at > clock_timestamp() - interval '1 hour' AND job.kind = 'deliver'
    GROUP BY attempt.site_id, attempt.outcome
    UNION ALL
    SELECT 'breakers', site_id, NULL, 'none', count(*) FROM public.contact_forms_route
    WHERE active AND breaker_open_since IS NOT NULL GROUP BY site_id
    UNION ALL
    SELECT 'unacknowledged', job.site_id, NULL, 'none', count(*) FROM public.contact_forms_job job
    WHERE job.kind = 'alert' AND job.state <> 'done' AND NOT EXISTS (
        SELECT FROM public.contact_forms_acknowledgement seen WHERE seen.submission_id = job.submission_id)
    GROUP BY job.site_id
    UNION ALL
    SELECT 'clocks', site_id, NULL, 'none', count(*) FROM public.contact_forms_due
    WHERE met_at IS NULL AND due_at <= clock_timestamp() GROUP BY site_id
    UNION ALL
    SELECT 'paused', site_id, NULL, 'none', 1 FROM public.contact_forms_pause
    UNION ALL
    SELECT 'alarms', site_id, NULL, 'none', count(*) FROM public.contact_forms_alarm
    WHERE cleared_at IS NULL GROUP BY site_id
$$;
"""

# Tries of the last hour lie together at the table's end, so an index of a few pages finds them.
RECENT = "CREATE INDEX attempt_started ON public.contact_forms_attempt USING brin (started_at)"

FUNCTIONS = (
    "soh_causes(double precision, double precision, double precision, integer)",
    "soh_open_alarms(double precision)",
    "soh_clocks_to_warn_of()",
    "soh_site_of_submission(uuid)",
    "soh_national_counts(double precision, double precision)",
)
OWN = "soh_waiting()"


def _policies() -> str:
    return ";\n".join(
        f"CREATE POLICY owner_watches ON public.{table} FOR SELECT TO CURRENT_USER USING (true)" for table in READS
    )


def _rights() -> str:
    statements = [f"REVOKE ALL ON FUNCTION public.{function} FROM PUBLIC" for function in (*FUNCTIONS, OWN)]
    statements += [f"GRANT EXECUTE ON FUNCTION public.{function} TO soh_app" for function in FUNCTIONS]
    return ";\n".join(statements)


class Migration(migrations.Migration):
    dependencies = [("contact_forms", "0003_buckets")]

    operations = [
        migrations.RunSQL(_policies(), ";".join(f"DROP POLICY owner_watches ON public.{table}" for table in READS)),
        migrations.RunSQL(RECENT, "DROP INDEX public.attempt_started"),
        migrations.RunSQL(WORDS, NO_WORDS),
        migrations.RunSQL(WAITING, "DROP FUNCTION public.soh_waiting()"),
        migrations.RunSQL(CAUSES + COUNTS, ";".join(f"DROP FUNCTION public.{function}" for function in FUNCTIONS)),
        migrations.RunSQL(_rights(), migrations.RunSQL.noop),
    ]
