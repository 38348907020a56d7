package linecard;

import linecard.access.Viewer;
import linecard.api.Scope;
import linecard.api.Tokens;
import linecard.database.Bound;
import linecard.database.Ids;

import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/// A program at work through the API, with a token of somebody's.
public final class Program {

    private final MockMvcTester http;
    private final String token;

    /// A token with every scope.
    public Program(ApplicationContext program, Viewer viewer) {
        this(program, viewer, Scope.all());
    }

    public Program(ApplicationContext program, Viewer viewer, Set<Scope> scopes) {
        this.http = program.getBean(MockMvcTester.class);
        this.token = token(program, viewer, scopes);
    }

    public static String token(ApplicationContext program, Viewer viewer, Set<Scope> scopes) {
        return Bound.call(viewer.binding(), () -> program.getBean(Tokens.class).make(
                viewer, Ids.fresh(), "test", scopes, Instant.now().plus(Duration.ofDays(1)))).orElseThrow();
    }

    public String token() {
        return token;
    }

    /// A request with the token, to add to.
    public MockMvcRequestBuilder ask(String method, String path) {
        return http.method(HttpMethod.valueOf(method)).uri(path)
                .header("Authorization", "Bearer " + token);
    }

    public MvcTestResult get(String path) {
        return ask("GET", path).exchange();
    }

    /// @param headers names and values by turns
    public MvcTestResult post(String path, String json, String... headers) {
        return send("POST", path, json, headers);
    }

    /// @param version what If-Match names
    public MvcTestResult put(String path, int version, String json) {
        return send("PUT", path, json, "If-Match", "\"" + version + "\"");
    }

    public MvcTestResult send(String method, String path, String json, String... headers) {
        var request = ask(method, path).contentType("application/json").content(json);
        for (int i = 0; i < headers.length; i += 2) request.header(headers[i], headers[i + 1]);
        return request.exchange();
    }

    /// The id at the end of the Location.
    public static String id(MvcTestResult created) {
        return String.valueOf(created.getResponse().getHeader("Location")).replaceAll("^.*/", "");
    }
}
