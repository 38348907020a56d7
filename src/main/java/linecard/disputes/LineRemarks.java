package linecard.disputes;

import linecard.commissions.Remark;
import linecard.commissions.Remarks;
import linecard.people.Today;
import linecard.web.Page;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Shows the disputes about the lines of a statement on its page.
@Configuration(proxyBeanMethods = false)
class LineRemarks {

    @Bean
    static Remarks disputedLines(Disputes disputes, Clock clock) {
        return new Remarks((page, statement) -> remarks(disputes, clock, page, statement));
    }

    private static List<Remark> remarks(
            Disputes disputes, Clock clock, Page page, UUID statement) {
        var text = new DisputeText(page, Today.of(page, clock));
        var remarks = new ArrayList<Remark>();
        for (var dispute : disputes.ofStatement(page.viewer(), statement)) {
            var line = dispute.line();
            if (line == null) continue;
            remarks.add(new Remark(line.position(), text.remark(dispute),
                    "/disputes/" + dispute.id(), text.tone(dispute)));
        }
        return remarks;
    }
}
