package linecard.calls;

import linecard.Stage;
import linecard.Tables;
import linecard.Visitor;
import linecard.access.Viewer;
import linecard.paper.CallSheet;

import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import java.time.LocalDate;
import java.util.UUID;

import static java.util.Objects.requireNonNull;
import static linecard.Visitor.led;
import static linecard.calls.Patch.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

/// A rep prints sheets and hands in what was filled in.
///
/// @param rep of the patch, who prints
record Scanner(MockMvcTester browser, Stage stage, Tables tables, SheetBook sheets, Patch patch, Visitor rep) {

    CallSheet printed(String language, String paper) {
        return printed(language, paper, 2);
    }

    CallSheet printed(String language, String paper, int blank) {
        return printed(patch.today, language, paper, blank);
    }

    CallSheet printed(LocalDate week, String language, String paper, int blank) {
        var answer = rep.post("/calls/sheets", "week", week.toString(), "blank", "" + blank,
                "paper", paper, "language", language);
        assertThat(answer).hasStatus(303);
        var id = UUID.fromString(requireNonNull(answer.getResponse().getRedirectedUrl())
                .replaceAll("^.*/(.*)/print$", "$1"));
        return as(patch.anna, () -> sheets.of(patch.anna, id)).form();
    }

    MvcTestResult send(Viewer who, String name, byte[] content) {
        return browser.post().uri("/o/" + who.organisation().slug() + "/calls/scans").multipart()
                .file(new MockMultipartFile("file", name, "image/png", content))
                .cookie(stage.session(who)).with(csrf()).exchange();
    }

    UUID read(byte[] content) {
        var answer = send(patch.anna, "lap.png", content);
        assertThat(answer).hasStatus(303);
        tables.awaitNoJobs();
        return UUID.fromString(led(answer));
    }
}
