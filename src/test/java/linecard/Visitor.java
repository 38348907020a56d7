package linecard;

import jakarta.servlet.http.Cookie;
import linecard.access.Viewer;

import org.assertj.core.api.AbstractStringAssert;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

/// Somebody signed in, at work in the own company's pages.
public final class Visitor {

    private final MockMvcTester browser;
    private final Viewer viewer;
    private final Cookie session;

    public Visitor(ApplicationContext program, Viewer viewer) {
        this.browser = program.getBean(MockMvcTester.class);
        this.viewer = viewer;
        this.session = program.getBean(Stage.class).session(viewer);
    }

    public MvcTestResult get(String path) {
        return browser.get().uri(at(path)).cookie(session).exchange();
    }

    /// A blank form, at the address of its own to which it leads.
    public MvcTestResult blank(String path) {
        var led = get(path);
        assertThat(led).hasStatus(303);
        return browser.get().uri(URI.create(String.valueOf(led.getResponse().getRedirectedUrl())))
                .cookie(session).exchange();
    }

    /// @param fields names and values by turns; a name may come twice
    public MvcTestResult post(String path, String... fields) {
        var request = browser.post().uri(at(path)).cookie(session).with(csrf());
        for (int i = 0; i < fields.length; i += 2) request.param(fields[i], fields[i + 1]);
        return request.exchange();
    }

    /// Sends a file with a form.
    ///
    /// @param field in which it is sent
    public MvcTestResult send(String path, String field, String name, byte[] content) {
        return browser.post().uri(at(path)).multipart().file(new MockMultipartFile(field, name, null, content))
                .cookie(session).with(csrf()).exchange();
    }

    private String at(String path) {
        return "/o/" + viewer.organisation().slug() + path;
    }

    public static String body(MvcTestResult result) {
        try {
            return result.getResponse().getContentAsString();
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The body as people read it: with plain spaces.
    public static String plain(MvcTestResult result) {
        return body(result).replace('\u00a0', ' ').replace('\u202f', ' ');
    }

    /// The key of the sentence that the next page shows.
    public static String notice(MvcTestResult result) {
        return String.valueOf(result.getResponse().getHeader("Set-Cookie"))
                .replaceAll("(?s).*linecard_notice=([a-zA-Z.]+).*", "$1");
    }

    /// What the sentence that the next page shows is about.
    public static List<String> noticed(MvcTestResult result) {
        var cookie = String.valueOf(result.getResponse().getHeader("Set-Cookie"))
                .replaceAll("(?s).*linecard_notice=([^;]*).*", "$1");
        var parts = List.of(URLDecoder.decode(cookie, StandardCharsets.UTF_8).split("\n", -1));
        return parts.subList(3, parts.size());
    }

    /// What a page says.
    public static AbstractStringAssert<?> says(MvcTestResult result) {
        assertThat(result).hasStatusOk();
        return assertThat(plain(result)).as("page");
    }

    /// What a form says that is not taken.
    public static AbstractStringAssert<?> refuses(MvcTestResult result) {
        assertThat(result).hasStatus(422);
        return assertThat(plain(result)).as("page");
    }

    /// The body without what differs in every answer.
    public static String bare(MvcTestResult result) {
        return body(result)
                .replaceAll("(name=\"_csrf\" value|name=\"next\" value)=\"[^\"]*\"", "")
                .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "");
    }

    /// The id at the end of the address that an answer leads to.
    public static String led(MvcTestResult result) {
        var address = result.getResponse().getRedirectedUrl();
        return address == null ? "" : address.replaceAll("^.*/", "");
    }
}
