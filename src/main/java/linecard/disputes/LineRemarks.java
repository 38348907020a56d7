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
        return new Remarks((page, statement, positions) ->
                remarks(disputes, clock, page, statement, positions));
    }

    private static List<Remark> remarks(
            Disputes disputes, Clock clock, Page page, UUID statement, List<Integer> positions) {
        var text = new DisputeText(page, Today.of(page, clock));
        var remarks = new ArrayList<Remark>();
        disputes.ofLines(page.viewer(), statement, positions).forEach((position, dispute) ->
                remarks.add(new Remark(position, text.remark(dispute),
                        "/disputes/" + dispute.id(), text.tone(dispute))));
        return remarks;
    }
}
