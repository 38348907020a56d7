package linecard.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import linecard.api.Tokens.Bearer;
import linecard.web.Visit;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
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

    /// Where files come in.
    static final List<String> FILES = List.of(
            Visit.API + "imports", Visit.API + "moves", Visit.API + "bank-messages");

    private final Tokens tokens;
    private final Allowance allowance;
    private final Commands commands;
    private final Problems problems;
    private final JsonMapper json;
    private final DataSize longestFile;

    ApiDoor(Tokens tokens, Allowance allowance, Commands commands, Problems problems,
            JsonMapper json,
            @Value("${spring.servlet.multipart.max-file-size}") DataSize longestFile) {
        this.tokens = tokens;
        this.allowance = allowance;
        this.commands = commands;
        this.problems = problems;
        this.json = json;
        this.longestFile = longestFile;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !Visit.isForPrograms(request.getRequestURI());
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain) {
        try {
            var bearer = bearer(request, response);
            allowance.take(bearer.token().id(), response);
            request.setAttribute(TOKEN, bearer.token());
            if (isFile(request)) {
                try (var sent = SentFile.take(request, longestFile.toBytes())) {
                    enter(bearer, sent, sent::hash, response, chain);
                }
            } else {
                var body = Body.read(request);
                enter(bearer, body, body::hash, response, chain);
            }
        } catch (RuntimeException | IOException e) {
            problems.answer(request, response, e);
        }
    }

    /// Whether a file comes, as it is; everything else is JSON, or refused.
    private static boolean isFile(HttpServletRequest request) {
        var type = request.getContentType();
        return request.getMethod().equals("POST") && type != null && !type.contains("json")
                && FILES.contains(request.getRequestURI());
    }

    private void enter(
            Bearer bearer, HttpServletRequest request, Supplier<byte[]> hash,
            HttpServletResponse response, FilterChain chain) throws IOException {
        Visit.enter(bearer.viewer(), request, response,
                (asked, answered) -> answer(bearer, request, hash, response, chain));
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
            Bearer bearer, HttpServletRequest request, Supplier<byte[]> hash,
            HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var key = request.getHeader(KEY);
        if (key == null || !request.getMethod().equals("POST")) {
            chain.doFilter(request, response);
            return;
        }
        var bare = key.replaceAll("^\"(.*)\"$", "$1");
        if (!bare.matches("[\\x21-\\x7e]{1,200}")) {
            throw new Refused(Problem.Kind.IDEMPOTENCY_KEY);
        }
        var kept = new ContentCachingResponseWrapper(response);
        var outcome = commands.once(bearer.viewer(), bare, hash.get(),
                () -> command(request, kept, chain));
        if (outcome.replayed()) replay(outcome.answer(), response);
        else kept.copyBodyToResponse();
    }

    private Commands.Answer command(
            HttpServletRequest request, ContentCachingResponseWrapper response, FilterChain chain) {
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
