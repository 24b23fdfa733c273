"""How often a network did a thing lately: one row for each, shared by all processes.

A row is the moment at which its bucket is full again. Each token taken moves that moment on by what one token takes to
come back; when it would lie further ahead than a full bucket is worth, none is left. Unlogged: it is written without
waiting for the disk, and after a crash every bucket is full. The application reaches it through these functions alone.
"""

from django.db import migrations

TABLE = """
CREATE UNLOGGED TABLE public.contact_forms_bucket (id bytea PRIMARY KEY, full_at timestamptz NOT NULL);
CREATE INDEX contact_forms_bucket_full_at ON public.contact_forms_bucket (full_at);
"""

FUNCTIONS = """
-- 0 where a token was taken; else the seconds until there is one.
CREATE FUNCTION public.soh_take_token(bucket bytea, at_once integer, each double precision) RETURNS double precision
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    moment timestamptz := clock_timestamp();
    one interval := make_interval(secs => each);
    short double precision;
BEGIN
    INSERT INTO public.contact_forms_bucket AS mine (id, full_at) VALUES (bucket, moment + one)
    ON CONFLICT (id) DO UPDATE SET full_at = greatest(mine.full_at, moment) + one
    WHERE greatest(mine.full_at, moment) + one <= moment + one * at_once;
    IF FOUND THEN
        RETURN 0;
    END IF;
    SELECT extract(epoch FROM mine.full_at + one - one * at_once - moment) INTO short
    FROM public.contact_forms_bucket mine WHERE mine.id = bucket;
    RETURN greatest(coalesce(short, each), 0.001);
END
$$;

CREATE FUNCTION public.soh_purge_buckets() RETURNS bigint
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    WITH gone AS (DELETE FROM public.contact_forms_bucket WHERE full_at < clock_timestamp() RETURNING 1)
    SELECT count(*) FROM gone
$$;
"""

RIGHTS = """
REVOKE ALL ON public.contact_forms_bucket FROM soh_app, PUBLIC;
REVOKE ALL ON FUNCTION public.soh_take_token(bytea, integer, double precision) FROM PUBLIC;
REVOKE ALL ON FUNCTION public.soh_purge_buckets() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public.soh_take_token(bytea, integer, double precision) TO soh_app;
GRANT EXECUTE ON FUNCTION public.soh_purge_buckets() TO soh_app;
"""


class Migration(migrations.Migration):
    dependencies = [("contact_forms", "0002_walls")]

    operations = [
        migrations.RunSQL(TABLE, "DROP TABLE public.contact_forms_bucket"),
        migrations.RunSQL(
            FUNCTIONS,
            "DROP FUNCTION public.soh_take_token(bytea, integer, double precision);"
            "DROP FUNCTION public.soh_purge_buckets()",
        ),
        migrations.RunSQL(RIGHTS, migrations.RunSQL.noop),
    ]
