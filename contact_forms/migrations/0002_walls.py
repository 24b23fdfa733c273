"""The walls of the database: who sees which rows, and the few doors through them.

- Rows of reports are seen within the sites of `soh.sites` (see `contact_forms.walls`), by every role: FORCE binds the
  owner of the tables too. `0` in that list stands for rows of no site.
- The claim of a job and the national counts pass the walls through functions of the owner that hand out ids and
  numbers only. The owner has policies for what these functions read and write, and for nothing else; what it sees of
  a report that way is sealed.
- The audit takes new entries and gives them back; nobody changes or deletes one.

Migrations run as soh_owner; soh_app runs everything else (both made before, by whoever makes the database).
"""

from django.db import migrations

WITHIN = "site_id = ANY ((SELECT public.soh_sites())::bigint[])"
WITHIN_OR_NATION = "coalesce(site_id, 0) = ANY ((SELECT public.soh_sites())::bigint[])"

WALLED = {
    "contact_forms_submission": WITHIN,
    "contact_forms_submissionkey": WITHIN,
    "contact_forms_receipt": WITHIN,
    "contact_forms_job": WITHIN_OR_NATION,
    "contact_forms_attempt": WITHIN_OR_NATION,
}
AUDIT = "contact_forms_auditentry"
LANE = "contact_forms_lane"

SITES = """
CREATE FUNCTION public.soh_sites() RETURNS bigint[] LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT string_to_array(nullif(current_setting('soh.sites', true), ''), ',')::bigint[]
$$;
"""

# One lane is one receiver (or, without a route, one force). Lanes with waiting jobs are found by stepping through the
# index, so five thousand jobs of one lane cost as much as one.
CLAIM = """
CREATE FUNCTION public.soh_claim_job(lease_seconds integer, lane_limit integer DEFAULT 3)
RETURNS TABLE (claimed_job bigint, claimed_site bigint, claimed_fence integer)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
    moment timestamptz := clock_timestamp();
    turn record;
BEGIN
    FOR turn IN
        WITH RECURSIVE lanes(lane) AS (
            (SELECT lane FROM public.contact_forms_job WHERE state = 'waiting' ORDER BY lane LIMIT 1)
            UNION ALL
            SELECT (SELECT job.lane FROM public.contact_forms_job job
                    WHERE job.state = 'waiting' AND job.lane > lanes.lane ORDER BY job.lane LIMIT 1)
            FROM lanes WHERE lanes.lane IS NOT NULL
        ), in_hand AS (
            SELECT lane, count(*) AS jobs FROM public.contact_forms_job
            WHERE state = 'waiting' AND lease_until IS NOT NULL AND lease_until > moment GROUP BY lane
        )
        SELECT lanes.lane, priorities.priority
        FROM lanes
        CROSS JOIN (VALUES (0), (1)) AS priorities(priority)
        CROSS JOIN LATERAL (
            SELECT job.due_at FROM public.contact_forms_job job
            WHERE job.state = 'waiting' AND job.lane = lanes.lane AND job.priority = priorities.priority
              AND job.due_at <= moment AND (job.lease_until IS NULL OR job.lease_until <= moment)
            ORDER BY job.due_at LIMIT 1
        ) AS oldest
        LEFT JOIN in_hand ON in_hand.lane = lanes.lane
        LEFT JOIN public.contact_forms_route route ON route.id = lanes.lane
        LEFT JOIN public.contact_forms_lane last ON last.lane = lanes.lane
        WHERE lanes.lane IS NOT NULL
          AND coalesce(in_hand.jobs, 0) < lane_limit
          AND (route.id IS NULL OR (route.active AND (
                route.breaker_open_until IS NULL
                -- half-open: the breaker's time is over and nothing has shown that the receiver is back
                OR (route.breaker_open_until <= moment AND in_hand.jobs IS NULL))))
        ORDER BY priorities.priority, last.last_claimed_at NULLS FIRST, oldest.due_at
    LOOP
        UPDATE public.contact_forms_job job
        SET lease_until = clock_timestamp() + make_interval(secs => lease_seconds), fence = job.fence + 1,
            -- a lease that ran out is a crash: should it happen again, the neighbours come first
            due_at = CASE WHEN job.lease_until IS NULL THEN job.due_at ELSE clock_timestamp() END
        WHERE job.id = (
            SELECT due.id FROM public.contact_forms_job due
            WHERE due.state = 'waiting' AND due.lane = turn.lane AND due.priority = turn.priority
              AND due.due_at <= moment AND (due.lease_until IS NULL OR due.lease_until <= moment)
            ORDER BY due.due_at, due.id LIMIT 1 FOR UPDATE SKIP LOCKED
        )
        RETURNING job.id, job.site_id, job.fence INTO claimed_job, claimed_site, claimed_fence;
        IF FOUND THEN
            INSERT INTO public.contact_forms_attempt (job_id, site_id, fence, started_at, outcome, reason)
            VALUES (claimed_job, claimed_site, claimed_fence, clock_timestamp(), '', '');
            INSERT INTO public.contact_forms_lane (lane, last_claimed_at) VALUES (turn.lane, clock_timestamp())
            ON CONFLICT (lane) DO UPDATE SET last_claimed_at = excluded.last_claimed_at;
            RETURN NEXT;
            RETURN;
        END IF;
    END LOOP;
END
$$;
"""

COUNTS = """
CREATE FUNCTION public.soh_job_counts()
RETURNS TABLE (site bigint, waiting bigint, overdue bigint, attention bigint, oldest_seconds double precision)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT site_id,
           count(*) FILTER (WHERE state = 'waiting'),
           count(*) FILTER (WHERE state = 'waiting' AND due_at < clock_timestamp() - interval '1 minute'),
           count(*) FILTER (WHERE state = 'attention'),
           coalesce(max(extract(epoch FROM clock_timestamp() - due_at)) FILTER (WHERE state = 'waiting'), 0)
    FROM public.contact_forms_job WHERE state <> 'done' GROUP BY site_id ORDER BY site_id
$$;

CREATE FUNCTION public.soh_submissions_without_delivery() RETURNS TABLE (submission uuid, site bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT report.id, report.site_id FROM public.contact_forms_submission report
    WHERE NOT EXISTS (SELECT FROM public.contact_forms_job job
                      WHERE job.submission_id = report.id AND job.kind = 'deliver')
    ORDER BY report.submitted_at LIMIT 100
$$;

CREATE FUNCTION public.soh_reports_under_key(key bigint) RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT count(*) FROM public.contact_forms_submissionkey WHERE force_key_id = key
$$;
"""

FUNCTIONS = (
    "soh_claim_job(integer, integer)",
    "soh_job_counts()",
    "soh_submissions_without_delivery()",
    "soh_reports_under_key(bigint)",
)


def _walls() -> str:
    statements = []
    for table, rows in {**WALLED, AUDIT: WITHIN_OR_NATION}.items():
        statements += [
            f"ALTER TABLE public.{table} ENABLE ROW LEVEL SECURITY",
            f"ALTER TABLE public.{table} FORCE ROW LEVEL SECURITY",
        ]
        if table == AUDIT:
            statements += [
                f"CREATE POLICY within_sites_read ON public.{table} FOR SELECT USING ({rows})",
                f"CREATE POLICY within_sites_add ON public.{table} FOR INSERT WITH CHECK ({rows})",
            ]
        else:
            statements.append(f"CREATE POLICY within_sites ON public.{table} USING ({rows}) WITH CHECK ({rows})")
    # What the owner's functions need, and no more.
    statements += [
        "CREATE POLICY owner_claims ON public.contact_forms_job TO CURRENT_USER USING (true) WITH CHECK (true)",
        "CREATE POLICY owner_tries ON public.contact_forms_attempt FOR INSERT TO CURRENT_USER WITH CHECK (true)",
        "CREATE POLICY owner_finds ON public.contact_forms_submission FOR SELECT TO CURRENT_USER USING (true)",
        "CREATE POLICY owner_counts ON public.contact_forms_submissionkey FOR SELECT TO CURRENT_USER USING (true)",
    ]
    return ";\n".join(statements) + ";"


def _rights() -> str:
    statements = [
        f"REVOKE UPDATE, DELETE, TRUNCATE ON public.{AUDIT} FROM soh_app",
        f"REVOKE ALL ON public.{LANE} FROM soh_app",
        *(f"GRANT SELECT, INSERT, UPDATE, DELETE ON public.{table} TO soh_app" for table in WALLED),
        f"GRANT SELECT, INSERT ON public.{AUDIT} TO soh_app",
        "GRANT EXECUTE ON FUNCTION public.soh_sites() TO soh_app",
    ]
    for function in FUNCTIONS:
        statements += [
            f"REVOKE ALL ON FUNCTION public.{function} FROM PUBLIC",
            f"GRANT EXECUTE ON FUNCTION public.{function} TO soh_app",
        ]
    return ";\n".join(statements) + ";"


def _no_walls() -> str:
    statements = [
        "DROP POLICY owner_claims ON public.contact_forms_job",
        "DROP POLICY owner_tries ON public.contact_forms_attempt",
        "DROP POLICY owner_finds ON public.contact_forms_submission",
        "DROP POLICY owner_counts ON public.contact_forms_submissionkey",
        f"DROP POLICY within_sites_read ON public.{AUDIT}",
        f"DROP POLICY within_sites_add ON public.{AUDIT}",
        *(f"DROP POLICY within_sites ON public.{table}" for table in WALLED),
    ]
    for table in (*WALLED, AUDIT):
        statements += [
            f"ALTER TABLE public.{table} NO FORCE ROW LEVEL SECURITY",
            f"ALTER TABLE public.{table} DISABLE ROW LEVEL SECURITY",
        ]
    return ";\n".join(statements) + ";"


class Migration(migrations.Migration):
    dependencies = [("contact_forms", "0001_initial")]

    operations = [
        migrations.RunSQL(SITES, "DROP FUNCTION public.soh_sites()"),
        migrations.RunSQL(_walls(), _no_walls()),
        migrations.RunSQL(CLAIM, "DROP FUNCTION public.soh_claim_job(integer, integer)"),
        migrations.RunSQL(
            COUNTS,
            "DROP FUNCTION public.soh_job_counts(); DROP FUNCTION public.soh_submissions_without_delivery();"
            "DROP FUNCTION public.soh_reports_under_key(bigint)",
        ),
        # Reversing takes nothing away: rights go with the tables.
        migrations.RunSQL(_rights(), migrations.RunSQL.noop),
    ]
