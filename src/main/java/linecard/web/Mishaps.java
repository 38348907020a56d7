package linecard.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import linecard.access.Absent;
import linecard.access.Stale;
import linecard.database.NoSpace;
import linecard.database.Outage;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.servlet.View;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Answers what went wrong with a page that says so, never with the words of the database.
@ControllerAdvice
class Mishaps {

    private static final Logger LOG = LoggerFactory.getLogger(Mishaps.class);

    private static final String SECONDS_TO_WAIT = "5";

    /// Of PostgreSQL, about texts that hold a NUL: `character_not_in_repertoire`.
    private static final String NO_TEXT = "22021";

    private static final Pattern HIDDEN = Pattern.compile("(?i).*(password|secret|token).*");
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final int FEWEST_TO_COPY = 12;
    private static final int MOST_TO_COPY = 40;

    private final Pages pages;

    Mishaps(Pages pages) {
        this.pages = pages;
    }

    @ExceptionHandler({Absent.class, TypeMismatchException.class})
    View absent(HttpServletRequest request) {
        return said(request, HttpStatus.NOT_FOUND, "absent");
    }

    @ExceptionHandler(NotAllowed.class)
    View notAllowed(HttpServletRequest request) {
        return said(request, HttpStatus.FORBIDDEN, "notAllowed");
    }

    @ExceptionHandler(Stale.class)
    View stale(HttpServletRequest request) {
        return said(request, HttpStatus.CONFLICT, "stale", typed(request));
    }

    @ExceptionHandler(DataIntegrityViolationException.class)
    View contradicts(HttpServletRequest request, DataIntegrityViolationException e) {
        if (e.getMostSpecificCause() instanceof SQLException refused
                && NO_TEXT.equals(refused.getSQLState())) {
            return said(request, HttpStatus.BAD_REQUEST, "notUnderstood");
        }
        LOG.warn("refused by the database: {}", request.getRequestURI(), e);
        return said(request, HttpStatus.CONFLICT, "contradicts");
    }

    @ExceptionHandler(MaxUploadSizeExceededException.class)
    View tooLarge(HttpServletRequest request) {
        return said(request, HttpStatus.CONTENT_TOO_LARGE, "tooLarge");
    }

    @ExceptionHandler({CannotCreateTransactionException.class,
            DataAccessResourceFailureException.class})
    View away(HttpServletRequest request, Exception e) {
        boolean isFull = Outage.of(e) == Outage.FULL;
        LOG.warn(isFull ? "the disk of the database is full" : "the database does not answer", e);
        return later(isFull
                ? said(request, HttpStatus.INSUFFICIENT_STORAGE, "noSpace")
                : said(request, HttpStatus.SERVICE_UNAVAILABLE, "away"));
    }

    @ExceptionHandler(NoSpace.class)
    View noSpace(HttpServletRequest request, NoSpace e) {
        return said(request, HttpStatus.INSUFFICIENT_STORAGE,
                e.isForImport() ? "lowSpace" : "noSpace");
    }

    private static View later(View view) {
        return (model, request, response) -> {
            response.setHeader("Retry-After", SECONDS_TO_WAIT);
            view.render(model, request, response);
        };
    }

    @ExceptionHandler(Exception.class)
    View broken(HttpServletRequest request, Exception e) throws Exception {
        if (e instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
            var status = HttpStatus.valueOf(known.getStatusCode().value());
            return said(request, status,
                    status == HttpStatus.NOT_FOUND ? "absent" : "notUnderstood");
        }
        if (Outage.of(e) != null) return away(request, e);
        if (Gone.is(e)) throw e;
        LOG.error("{} {}", request.getMethod(), request.getRequestURI(), e);
        return said(request, HttpStatus.INTERNAL_SERVER_ERROR, "broken");
    }

    /// For a door before the handlers.
    void write(HttpServletRequest request, HttpServletResponse response, Exception e)
            throws ServletException {
        try {
            away(request, e).render(Map.of(), request, response);
        } catch (Exception unwritten) {
            throw new ServletException(unwritten);
        }
    }

    /// The texts that a person wrote into the form that came too late, for copying; what is short
    /// is soon chosen or typed again. Not what nobody may read over a shoulder.
    private static List<String> typed(HttpServletRequest request) {
        return request.getParameterMap().entrySet().stream()
                .filter(one -> !HIDDEN.matcher(one.getKey()).matches())
                .flatMap(one -> Arrays.stream(one.getValue()))
                .filter(text -> text.length() >= FEWEST_TO_COPY && !ID.matcher(text).matches())
                .distinct().limit(MOST_TO_COPY).toList();
    }

    private View said(HttpServletRequest request, HttpStatus status, String what) {
        return said(request, status, what, List.of());
    }

    private View said(
            HttpServletRequest request, HttpStatus status, String what, List<String> typed) {
        var page = pages.of(request);
        Html html = (out, tags) -> JtemishapGenerated.render(out, tags, page, what, typed);
        return html.with(status);
    }
}
