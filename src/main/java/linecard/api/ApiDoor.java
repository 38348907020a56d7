package linecard.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import linecard.api.Tokens.Bearer;
import linecard.web.Visit;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The door for programs: a token names the person and the organisation, nothing else does. It
/// also counts requests, bounds bodies, and lets a command with an Idempotency-Key happen once.
///
/// Stands behind Spring Security, so that its headers are on every answer.
@Component
@Order(-50)
class ApiDoor extends OncePerRequestFilter {

    static final String TOKEN = "linecard.token";

    /// What of an answer is shown once and not kept for a second time.
    static final String SECRET = "linecard.secret";

    static final String KEY = "Idempotency-Key";

    private final Tokens tokens;
    private final Allowance allowance;
    private final Commands commands;
    private final Problems problems;
    private final JsonMapper json;

    ApiDoor(Tokens tokens, Allowance allowance, Commands commands, Problems problems,
            JsonMapper json) {
        this.tokens = tokens;
        this.allowance = allowance;
        this.commands = commands;
        this.problems = problems;
        this.json = json;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith(Visit.API);
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain) {
        try {
            var bearer = bearer(request, response);
            allowance.take(bearer.token().id(), response);
            request.setAttribute(TOKEN, bearer.token());
            var bounded = Body.isJson(request) ? Body.read(request) : request;
            Visit.enter(bearer.viewer(), bounded, response,
                    (asked, answered) -> answer(bearer, bounded, response, chain));
        } catch (RuntimeException | IOException e) {
            problems.answer(request, response, e);
        }
    }

    private Bearer bearer(HttpServletRequest request, HttpServletResponse response) {
        var given = request.getHeader("Authorization");
        var found = given != null && given.regionMatches(true, 0, "Bearer ", 0, 7)
                ? tokens.bearer(given.substring(7).strip()) : Optional.<Bearer>empty();
        return found.orElseThrow(() -> {
            response.setHeader("WWW-Authenticate", "Bearer realm=\"linecard\""
                    + (given == null ? "" : ", error=\"invalid_token\""));
            return new Refused(Problem.Kind.NO_TOKEN);
        });
    }

    private void answer(
            Bearer bearer, HttpServletRequest request, HttpServletResponse response,
            FilterChain chain) throws IOException, ServletException {
        var key = request.getHeader(KEY);
        if (key == null || !request.getMethod().equals("POST")) {
            chain.doFilter(request, response);
            return;
        }
        var bare = key.replaceAll("^\"(.*)\"$", "$1");
        if (!bare.matches("[\\x21-\\x7e]{1,200}") || !(request instanceof Body body)) {
            throw new Refused(Problem.Kind.IDEMPOTENCY_KEY);
        }
        var kept = new ContentCachingResponseWrapper(response);
        var outcome = commands.once(bearer.viewer(), bare, body.hash(),
                () -> command(body, kept, chain));
        if (outcome.replayed()) replay(outcome.answer(), response);
        else kept.copyBodyToResponse();
    }

    private Commands.Answer command(
            Body request, ContentCachingResponseWrapper response, FilterChain chain) {
        try {
            chain.doFilter(request, response);
        } catch (IOException | ServletException e) {
            throw new IllegalStateException(e);
        }
        var headers = Stream.of("Content-Type", "Location", "ETag")
                .filter(name -> response.getHeader(name) != null)
                .map(name -> name + ": " + response.getHeader(name))
                .collect(Collectors.joining("\n"));
        var body = new String(response.getContentAsByteArray(), StandardCharsets.UTF_8);
        var secret = request.getAttribute(SECRET);
        if (secret != null && json.readTree(body) instanceof ObjectNode fields) {
            body = json.writeValueAsString(fields.putNull(secret.toString()));
        }
        return new Commands.Answer(response.getStatus(), headers, body);
    }

    private static void replay(Commands.Answer answer, HttpServletResponse response)
            throws IOException {
        response.setStatus(answer.status());
        answer.headers().lines().forEach(header -> {
            int colon = header.indexOf(": ");
            response.setHeader(header.substring(0, colon), header.substring(colon + 2));
        });
        response.setHeader("Idempotency-Replayed", "true");
        response.getOutputStream().write(answer.body().getBytes(StandardCharsets.UTF_8));
    }
}
