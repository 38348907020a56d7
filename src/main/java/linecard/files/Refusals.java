package linecard.files;

import linecard.web.Html;
import linecard.web.Page;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.View;

/// Answers a file that is not taken or not given with a page that says why.
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class Refusals {

    @ExceptionHandler(FileRefused.class)
    View refused(Page page, FileRefused e) {
        Html html = (out, tags) -> JterefusedGenerated.render(
                out, tags, page, e.problem().text(page.words()));
        return html.refused();
    }
}
