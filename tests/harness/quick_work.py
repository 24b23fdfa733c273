import cProfile
import pstats
import sys
import threading
import time


def perf(threads, profile):
    from django.db import connection
    from django.utils.module_loading import autodiscover_modules

    from contact_forms.jobs.worker import Worker
    from contact_forms.outputs import digital_report

    digital_report.report_pdf = lambda r: None
    import logging

    logging.disable(logging.INFO)
    autodiscover_modules("jobs")
    w = Worker(threads)
    done = []

    def go():
        done.append(w.drain())
        connection.close()

    t = time.time()
    if profile:
        p = cProfile.Profile()
        p.enable()
        go()
        p.disable()
        pstats.Stats(p, stream=sys.stderr).sort_stats("tottime").print_stats(45)
    else:
        ts = [threading.Thread(target=go) for _ in range(threads)]
        [x.start() for x in ts]
        [x.join() for x in ts]
    e = time.time() - t
    sys.stderr.write(f"{sum(done)} in {e:.2f}: {sum(done) / e:.0f}/s\n")
    sys.stderr.flush()


def psub(**kw):
    from tests.harness.reports import submit_many

    submit_many(**{**kw, "number": 20, "first": 0})
    p = cProfile.Profile()
    p.enable()
    submit_many(**kw)
    p.disable()
    pstats.Stats(p, stream=sys.stderr).sort_stats("tottime").print_stats(25)
