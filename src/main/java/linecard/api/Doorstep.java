package linecard.api;

import linecard.api.Problem.Kind;
import linecard.web.Html;
import linecard.web.Page;
import linecard.web.Visit;
import linecard.words.Words;

import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.util.Map;

/// Answers what no handler of ours answers: what Tomcat turns away, such as an address with a NUL
/// or a coded slash, or headers without end; what Spring's firewall does; and what broke in a
/// filter. By a problem under /api/v1, by a page elsewhere. An address that cannot be read to its
/// end has no path, and gets the page.
final class Doorstep extends ErrorReportValve {

    private static final Logger LOG = LoggerFactory.getLogger(Doorstep.class);

    private static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'self'; "
                    + "img-src 'self'; base-uri 'none'; frame-ancestors 'none'",
            "X-Content-Type-Options", "nosniff", "X-Frame-Options", "DENY",
            "Referrer-Policy", "no-referrer", "Cache-Control", "no-store");

    private final Problems problems;

    Doorstep(Problems problems) {
        this.problems = problems;
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable cause) {
        int status = response.getStatus();
        boolean isAnswered = status < 400 || response.getContentWritten() > 0;
        if (isAnswered || !response.setErrorReported()) return;
        HEADERS.forEach(response::setHeader);
        try {
            var path = request.getRequestURI();
            if (path != null && Visit.isForPrograms(path)) {
                problems.answer(request, response, new Refused(kind(status)));
            } else {
                page(Problems.words(request), status).render(null, request, response);
            }
            response.finishResponse();
        } catch (IOException gone) {
            LOG.debug("nobody waits for this answer", gone);
        }
    }

    private static Kind kind(int status) {
        return status >= 500 ? Kind.BROKEN : status == 404 ? Kind.ABSENT : Kind.ADDRESS;
    }

    private static Html page(Words words, int status) {
        var page = new Page(words, null, null, "", "/", "", null, false);
        var what = status >= 500 ? "broken" : status == 404 ? "absent" : "notUnderstood";
        return (out, tags) -> JtedoorstepGenerated.render(out, tags, page, what);
    }
}
