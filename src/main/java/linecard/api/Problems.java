package linecard.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import linecard.access.Absent;
import linecard.access.Stale;
import linecard.access.Viewer;
import linecard.database.Constraint;
import linecard.database.NoSpace;
import linecard.database.Outage;
import linecard.web.Gone;
import linecard.web.NotAllowed;
import linecard.web.Visit;
import linecard.words.Language;
import linecard.words.Words;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.util.List;

import static linecard.api.Problem.Kind.*;

/// Answers every refusal and mishap under /api/v1 as a problem, never with the words of the
/// database.
@Component
class Problems implements HandlerExceptionResolver, Ordered {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private final JsonMapper json;

    Problems(JsonMapper json) {
        this.json = json;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler,
            Exception e) {
        if (!Visit.isForPrograms(request.getRequestURI())) return null;
        answer(request, response, e);
        return new ModelAndView();
    }

    /// Writes the problem that an exception amounts to, unless nobody is there to read it.
    void answer(HttpServletRequest request, HttpServletResponse response, Throwable e) {
        if (Gone.is(e)) {
            LOG.debug("who asked went away", e);
            return;
        }
        var words = words(request);
        var problem = problem(request, e, words);
        if (e instanceof ErrorResponse known) {
            known.getHeaders().forEach((name, values) -> {
                if (name.equalsIgnoreCase("Allow") || name.equalsIgnoreCase("Accept")) {
                    response.setHeader(name, String.join(", ", values));
                }
            });
        }
        response.resetBuffer();
        response.setStatus(problem.kind().status());
        response.setContentType("application/problem+json");
        response.setHeader("Content-Language", words.language().code());
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (problem.kind() == AWAY) response.setHeader("Retry-After", "5");
        try {
            response.getOutputStream().write(json.writeValueAsBytes(problem.written(words)));
        } catch (IOException gone) {
            LOG.debug("nobody waits for this problem", gone);
        }
    }

    private static Problem problem(HttpServletRequest request, Throwable e, Words words) {
        return switch (e) {
            case Refused refused -> refused.problem();
            case Absent _ -> Problem.of(ABSENT);
            case NotAllowed _ -> Problem.of(NOT_ALLOWED);
            case Stale _ -> Problem.of(STALE);
            case NoSpace _ -> Problem.of(NO_SPACE);
            case Exception full when Outage.of(full) == Outage.FULL -> Problem.of(NO_SPACE);
            case MethodArgumentTypeMismatchException wrong -> mismatch(wrong, words);
            case MissingServletRequestParameterException missing -> new Problem(PARAMETERS,
                    List.of(Problem.Error.in(
                            missing.getParameterName(), words.text("web.missing"))));
            case HttpMessageNotReadableException unread -> Unread.problem(cause(unread), words);
            case DataIntegrityViolationException contradiction ->
                    contradiction(request, contradiction, words);
            case CannotCreateTransactionException _, DataAccessResourceFailureException _,
                    TransientDataAccessResourceException _, QueryTimeoutException _,
                    NonTransientDataAccessResourceException _, ConcurrencyFailureException _,
                    TransactionSystemException _ -> away(request, e);
            case Exception gone when Outage.of(gone) != null -> away(request, e);
            case ErrorResponse known when known.getStatusCode().is4xxClientError() ->
                    Problem.of(switch (known.getStatusCode().value()) {
                        case 404 -> ABSENT;
                        case 405 -> METHOD;
                        case 406 -> NOT_ACCEPTABLE;
                        case 413 -> TOO_LARGE;
                        case 415 -> MEDIA_TYPE;
                        default -> UNREADABLE;
                    });
            default -> {
                LOG.error("{} {}", request.getMethod(), request.getRequestURI(), e);
                yield Problem.of(BROKEN);
            }
        };
    }

    private static Problem away(HttpServletRequest request, Throwable e) {
        LOG.warn("the database does not answer {}", request.getRequestURI(), e);
        return Problem.of(AWAY);
    }

    /// An id that is none in the path names nothing; elsewhere the parameter is wrong.
    private static Problem mismatch(MethodArgumentTypeMismatchException wrong, Words words) {
        if (wrong.getParameter().hasParameterAnnotation(PathVariable.class)) {
            return Problem.of(ABSENT);
        }
        return new Problem(PARAMETERS, List.of(Problem.Error.in(wrong.getName(),
                Unread.wanted(wrong.getParameter().getParameterType(), words))));
    }

    /// A code that is taken is said at its field; it may be the code of a record unseen.
    private static Problem contradiction(
            HttpServletRequest request, DataIntegrityViolationException e, Words words) {
        if (Constraint.of(e).endsWith("_code_key")) {
            return new Problem(INVALID, List.of(
                    Problem.Error.at("#/code", words.text("api.codeTaken"))));
        }
        LOG.warn("refused by the database: {}", request.getRequestURI(), e);
        return Problem.of(CONTRADICTS);
    }

    private static Throwable cause(HttpMessageNotReadableException unread) {
        var cause = unread.getCause();
        return cause == null ? unread : cause;
    }

    /// The language asked for, or else the person's.
    static Words words(HttpServletRequest request) {
        var asked = request.getHeader("Accept-Language");
        if (asked != null && asked.matches("(?i)(hu|en)\\b.*")) return Words.in(Language.of(asked));
        Viewer viewer = Visit.viewer(request);
        return Words.in(viewer == null ? Language.ENGLISH : viewer.language());
    }
}
