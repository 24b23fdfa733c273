"""The walls of the database: who sees which rows, and the few doors through them.

- Rows of reports are seen within the sites of `soh.sites` (see `contact_forms.walls`), by every role: FORCE binds the
  owner of the tables too. `0` in that list stands for rows of no site.
- The claim of a job, the end of drafts (somebody leaves, time is over) and the national counts pass the walls through
  functions of the owner that hand out ids and numbers only. The owner has policies for what these functions read and
  write, and for nothing else; what it sees of a report that way is sealed.
- Finding and beginning a draft, and counting an exit, set the wall and touch the rows in one statement, since a page
  of a journey may cost two. These functions have the rights of whoever calls them.
- The audit takes new entries and gives them back; nobody changes or deletes one. A trigger chains each entry to the
  one before it in its site's chain; only the trigger writes the heads of the chains.

Migrations run as soh_owner; soh_app runs everything else (both made before, by whoever makes the database).
"""

from django.db import migrations

WITHIN = "site_id = ANY ((SELECT public.soh_sites())::bigint[])"
WITHIN_OR_NATION = "coalesce(site_id, 0) = ANY ((SELECT public.soh_sites())::bigint[])"

WALLED = {
    "contact_forms_submission": WITHIN,
    "contact_forms_submissionkey": WITHIN,
    "contact_forms_receipt": WITHIN,
    "contact_forms_draft": WITHIN,
    "contact_forms_draftholder": WITHIN,
    "contact_forms_forcekey": WITHIN,
    "contact_forms_route": WITHIN,
    "contact_forms_exitcount": WITHIN,
    "contact_forms_acknowledgement": WITHIN,
    "contact_forms_hold": WITHIN,
    "contact_forms_pause": WITHIN,
    "contact_forms_due": WITHIN,
    "contact_forms_message": WITHIN,
    "contact_forms_sentfile": WITHIN,
    "contact_forms_statusupdate": WITHIN,
    "contact_forms_noticeroute": WITHIN,
    "contact_forms_alarm": WITHIN_OR_NATION,
    "contact_forms_job": WITHIN_OR_NATION,
    "contact_forms_attempt": WITHIN_OR_NATION,
}
AUDIT = "contact_forms_auditentry"
HEAD = "contact_forms_audithead"
SEAL = "contact_forms_auditseal"
LANE = "contact_forms_lane"

# What the owner's functions need, and no more.
OWNERS = (
    ("owner_claims", "contact_forms_job", "TO CURRENT_USER USING (true) WITH CHECK (true)"),
    ("owner_tries", "contact_forms_attempt", "FOR INSERT TO CURRENT_USER WITH CHECK (true)"),
    ("owner_sees_crashes", "contact_forms_attempt", "FOR SELECT TO CURRENT_USER USING (true)"),
    ("owner_passes_over", "contact_forms_route", "FOR SELECT TO CURRENT_USER USING (true)"),
    ("owner_passes_over", "contact_forms_pause", "FOR SELECT TO CURRENT_USER USING (true)"),
    ("owner_finds", "contact_forms_submission", "FOR SELECT TO CURRENT_USER USING (true)"),
    ("owner_counts", "contact_forms_submissionkey", "FOR SELECT TO CURRENT_USER USING (true)"),
    ("owner_ends", "contact_forms_draft", "TO CURRENT_USER USING (true) WITH CHECK (false)"),
    ("owner_ends", "contact_forms_draftholder", "TO CURRENT_USER USING (true) WITH CHECK (false)"),
)

SITES = """
CREATE FUNCTION public.soh_sites() RETURNS bigint[] LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT string_to_array(nullif(current_setting('soh.sites', true), ''), ',')::bigint[]
$$;
"""

# `night`: the hour by the forces' own clock; a quiet time may pass midnight.
# One lane is one receiver (or, without a route, one force). Lanes with waiting jobs are found by stepping through the
# index, so five thousand jobs of one lane cost as much as one.
CLAIM = """
CREATE FUNCTION public.soh_claim_job(
    lease_seconds integer, at_once integer DEFAULT 1, busy_lanes bigint[] DEFAULT '{}'
)
RETURNS TABLE (claimed_job bigint, claimed_site bigint, claimed_fence integer, claimed_lane bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
    moment timestamptz := clock_timestamp();
    night time := (clock_timestamp() AT TIME ZONE 'Europe/London')::time;
    turn record;
    served bigint[] := '{}';
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
        LEFT JOIN public.contact_forms_pause pause ON pause.site_id = route.site_id
        LEFT JOIN public.contact_forms_lane last ON last.lane = lanes.lane
        WHERE lanes.lane IS NOT NULL AND lanes.lane <> ALL (busy_lanes)
          AND (route.id IS NULL OR coalesce(in_hand.jobs, 0) < route.max_at_once)
          AND (route.id IS NULL OR (route.active AND pause.site_id IS NULL AND (
                priorities.priority = 0 OR route.quiet_from IS NULL OR route.quiet_until IS NULL
                OR NOT CASE WHEN route.quiet_from <= route.quiet_until
                            THEN night >= route.quiet_from AND night < route.quiet_until
                            ELSE night >= route.quiet_from OR night < route.quiet_until END) AND (
                route.breaker_open_until IS NULL
                -- half-open: the breaker's time is over and nothing has shown that the receiver is back
                OR (route.breaker_open_until <= moment AND in_hand.jobs IS NULL))))
        ORDER BY priorities.priority, last.last_claimed_at NULLS FIRST, oldest.due_at
    LOOP
        -- One turn a lane, however much is asked for: a crash holds up little of it, and urgent and routine reports of
        -- one lane are one turn.
        CONTINUE WHEN turn.lane = ANY (served);
        UPDATE public.contact_forms_job job
        SET lease_until = clock_timestamp() + make_interval(secs => lease_seconds), fence = job.fence + 1,
            -- a lease that ran out is a crash: after two in a row the neighbours come first, should it happen again
            due_at = CASE WHEN job.lease_until IS NOT NULL AND EXISTS (
                              SELECT FROM public.contact_forms_attempt before WHERE before.job_id = job.id
                              AND before.fence = job.fence - 1 AND before.finished_at IS NULL)
                          THEN clock_timestamp() ELSE job.due_at END
        WHERE job.id = (
            SELECT due.id FROM public.contact_forms_job due
            WHERE due.state = 'waiting' AND due.lane = turn.lane AND due.priority = turn.priority
              AND due.due_at <= moment AND (due.lease_until IS NULL OR due.lease_until <= moment)
            ORDER BY due.due_at, due.id LIMIT 1 FOR UPDATE SKIP LOCKED
        )
        RETURNING job.id, job.site_id, job.fence, turn.lane
        INTO claimed_job, claimed_site, claimed_fence, claimed_lane;
        IF FOUND THEN
            INSERT INTO public.contact_forms_attempt (job_id, site_id, fence, started_at, outcome, reason)
            VALUES (claimed_job, claimed_site, claimed_fence, clock_timestamp(), '', '');
            INSERT INTO public.contact_forms_lane (lane, last_claimed_at) VALUES (turn.lane, clock_timestamp())
            ON CONFLICT (lane) DO UPDATE SET last_claimed_at = excluded.last_claimed_at;
            RETURN NEXT;
            served := served || turn.lane;
            EXIT WHEN cardinality(served) >= at_once;
        END IF;
    END LOOP;
END
$$;
"""

COUNTS = """
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

# The wall of a draft that is held (FOR UPDATE) stays up for the transaction, so that what is written next passes it;
# otherwise it is put back as it was.
DRAFTS = """
CREATE FUNCTION public.soh_draft(holder bytea, at_site bigint, hold boolean DEFAULT false)
RETURNS TABLE (id uuid, site_id bigint, form_version_id bigint, language varchar, sealed bytea,
               created_at timestamptz, expires_at timestamptz, submission_reference varchar, wrapped_key bytea)
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
    before text := coalesce(current_setting('soh.sites', true), '');
BEGIN
    PERFORM set_config('soh.sites', at_site::text, true);
    IF hold THEN
        RETURN QUERY
        SELECT draft.id, draft.site_id::bigint, draft.form_version_id, draft.language, draft.sealed, draft.created_at,
               draft.expires_at, draft.submission_reference, mine.wrapped_key
        FROM public.contact_forms_draftholder mine JOIN public.contact_forms_draft draft ON draft.id = mine.draft_id
        WHERE mine.site_id = at_site AND mine.token_hash = holder AND draft.site_id = at_site
        FOR UPDATE OF draft;
    ELSE
        RETURN QUERY
        SELECT draft.id, draft.site_id::bigint, draft.form_version_id, draft.language, draft.sealed, draft.created_at,
               draft.expires_at, draft.submission_reference, mine.wrapped_key
        FROM public.contact_forms_draftholder mine JOIN public.contact_forms_draft draft ON draft.id = mine.draft_id
        WHERE mine.site_id = at_site AND mine.token_hash = holder AND draft.site_id = at_site;
        PERFORM set_config('soh.sites', before, true);
    END IF;
END
$$;

-- Draft and holder together. The same session begins a service anew (after sending, after expiry) by giving its
-- holder the new draft; the old draft, which nobody can open any more, goes with the next purge.
CREATE FUNCTION public.soh_begin_draft(
    draft uuid, at_site bigint, version bigint, spoken varchar, content bytea, ends timestamptz,
    held_by varchar, holder bytea, session bytea, wrapped bytea
) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
    before text := coalesce(current_setting('soh.sites', true), '');
BEGIN
    PERFORM set_config('soh.sites', at_site::text, true);
    INSERT INTO public.contact_forms_draft
        (id, site_id, form_version_id, language, sealed, created_at, expires_at, submission_reference)
    VALUES (draft, at_site, version, spoken, content, clock_timestamp(), ends, '');
    INSERT INTO public.contact_forms_draftholder
        (draft_id, site_id, kind, token_hash, session_hash, wrapped_key, created_at)
    VALUES (draft, at_site, held_by, holder, session, wrapped, clock_timestamp())
    ON CONFLICT (site_id, token_hash) DO UPDATE
    SET draft_id = excluded.draft_id, wrapped_key = excluded.wrapped_key, created_at = excluded.created_at;
    PERFORM set_config('soh.sites', before, true);
END
$$;

-- Who knows the hash of a session held its secret. Returns how many holders ended. A draft that somebody else holds
-- too stays with them.
CREATE FUNCTION public.soh_end_drafts(session bytea, holder bytea DEFAULT NULL) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    ended uuid[];
BEGIN
    WITH gone AS (
        DELETE FROM public.contact_forms_draftholder mine
        WHERE mine.session_hash = session AND (holder IS NULL OR mine.token_hash = holder) RETURNING mine.draft_id
    )
    SELECT array_agg(gone.draft_id) INTO ended FROM gone;
    DELETE FROM public.contact_forms_draft draft
    WHERE draft.id = ANY (ended)
      AND NOT EXISTS (SELECT FROM public.contact_forms_draftholder other WHERE other.draft_id = draft.id);
    RETURN coalesce(cardinality(ended), 0);
END
$$;

CREATE FUNCTION public.soh_purge_drafts(at_once integer) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    over uuid[];
BEGIN
    SELECT array_agg(late.id) INTO over FROM (
        SELECT draft.id FROM public.contact_forms_draft draft WHERE draft.expires_at < clock_timestamp()
        LIMIT at_once FOR UPDATE SKIP LOCKED
    ) AS late;
    DELETE FROM public.contact_forms_draftholder mine WHERE mine.draft_id = ANY (over);
    DELETE FROM public.contact_forms_draft draft WHERE draft.id = ANY (over);
    RETURN coalesce(cardinality(over), 0);
END
$$;
"""

# One more at an exit, today: the wall is put back as it was, for what the same transaction writes next.
EXITS = """
CREATE FUNCTION public.soh_count_exit(at_site bigint, service varchar, exit varchar, leads_to varchar, today date)
RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
    before text := coalesce(current_setting('soh.sites', true), '');
BEGIN
    PERFORM set_config('soh.sites', at_site::text, true);
    INSERT INTO public.contact_forms_exitcount AS counted (site_id, service_slug, exit_key, hands_to, day, number)
    VALUES (at_site, service, exit, leads_to, today, 1)
    ON CONFLICT (site_id, service_slug, exit_key, day)
    DO UPDATE SET number = counted.number + 1, hands_to = excluded.hands_to;
    PERFORM set_config('soh.sites', before, true);
END
$$;
"""

# `contact_forms.audit_chain` computes the same hash from the same row. The head's row is locked until the transaction
# ends: entries of one chain wait for each other, so none is numbered twice and a rolled-back number is given again.
AUDIT_CHAIN = """
CREATE FUNCTION public.soh_chain_audit_entry() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    its_chain bigint := coalesce(NEW.site_id, 0);
    part text;
    written text := '';
BEGIN
    NEW.at := clock_timestamp();
    INSERT INTO public.contact_forms_audithead AS head (chain, number, hash)
    VALUES (its_chain, 1, decode(repeat('00', 32), 'hex'))
    ON CONFLICT (chain) DO UPDATE SET number = head.number + 1
    RETURNING head.number, head.hash INTO NEW.number, NEW.previous_hash;
    FOREACH part IN ARRAY ARRAY[
        its_chain::text, NEW.number::text, NEW.id::text, (extract(epoch FROM NEW.at) * 1000000)::bigint::text,
        NEW.actor, NEW.actor_id::text, NEW.action, NEW.target_type, NEW.target_id, host(NEW.address), NEW.detail::text
    ] LOOP
        written := written || coalesce(octet_length(convert_to(part, 'UTF8'))::text || ':' || part, '-') || ',';
    END LOOP;
    NEW.hash := sha256(NEW.previous_hash || convert_to(written, 'UTF8'));
    UPDATE public.contact_forms_audithead SET hash = NEW.hash WHERE chain = its_chain;
    RETURN NEW;
END
$$;

CREATE TRIGGER chain_audit_entry BEFORE INSERT ON public.contact_forms_auditentry
FOR EACH ROW EXECUTE FUNCTION public.soh_chain_audit_entry();
"""

FUNCTIONS = (
    "soh_chain_audit_entry()",
    "soh_draft(bytea, bigint, boolean)",
    "soh_begin_draft(uuid, bigint, bigint, varchar, bytea, timestamptz, varchar, bytea, bytea, bytea)",
    "soh_end_drafts(bytea, bytea)",
    "soh_purge_drafts(integer)",
    "soh_count_exit(bigint, varchar, varchar, varchar, date)",
    "soh_claim_job(integer, integer, bigint[])",
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
    statements += [f"CREATE POLICY {name} ON public.{table} {rest}" for name, table, rest in OWNERS]
    return ";\n".join(statements) + ";"


def _rights() -> str:
    statements = [
        f"REVOKE UPDATE, DELETE, TRUNCATE ON public.{AUDIT} FROM soh_app",
        f"REVOKE ALL ON public.{LANE} FROM soh_app",
        f"REVOKE ALL ON public.{HEAD}, public.{SEAL} FROM soh_app",
        *(f"GRANT SELECT, INSERT, UPDATE, DELETE ON public.{table} TO soh_app" for table in WALLED),
        f"GRANT SELECT, INSERT ON public.{AUDIT}, public.{SEAL} TO soh_app",
        f"GRANT SELECT ON public.{HEAD} TO soh_app",
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
        *(f"DROP POLICY {name} ON public.{table}" for name, table, _ in OWNERS),
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
        migrations.RunSQL(CLAIM, "DROP FUNCTION public.soh_claim_job(integer, integer, bigint[])"),
        migrations.RunSQL(
            DRAFTS,
            "DROP FUNCTION public.soh_draft(bytea, bigint, boolean);"
            "DROP FUNCTION public.soh_begin_draft("
            "uuid, bigint, bigint, varchar, bytea, timestamptz, varchar, bytea, bytea, bytea);"
            "DROP FUNCTION public.soh_end_drafts(bytea, bytea); DROP FUNCTION public.soh_purge_drafts(integer)",
        ),
        migrations.RunSQL(EXITS, "DROP FUNCTION public.soh_count_exit(bigint, varchar, varchar, varchar, date)"),
        migrations.RunSQL(
            COUNTS,
            "DROP FUNCTION public.soh_submissions_without_delivery();"
            "DROP FUNCTION public.soh_reports_under_key(bigint)",
        ),
        migrations.RunSQL(
            AUDIT_CHAIN,
            "DROP TRIGGER chain_audit_entry ON public.contact_forms_auditentry;"
            "DROP FUNCTION public.soh_chain_audit_entry()",
        ),
        # Reversing takes nothing away: rights go with the tables.
        migrations.RunSQL(_rights(), migrations.RunSQL.noop),
    ]
