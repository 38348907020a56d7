package linecard.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import linecard.database.PlannedOnce;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;

/// A page [AboutOne] record is read in one transaction, whatever it is put together from, and
/// changes nothing. It is over before the page is written: who reads slowly holds no connection.
@Component
class Reading implements HandlerInterceptor {

    private static final String OPEN = Reading.class.getName();

    private final PlatformTransactionManager transactions;
    private final PlannedOnce planned;

    Reading(PlatformTransactionManager transactions, PlannedOnce planned) {
        this.transactions = transactions;
        this.planned = planned;
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getMethod().equals("GET") && Visit.viewer(request) != null
                && handler instanceof HandlerMethod method
                && method.hasMethodAnnotation(AboutOne.class)) {
            var reading = new DefaultTransactionDefinition();
            reading.setReadOnly(true);
            request.setAttribute(OPEN, transactions.getTransaction(reading));
            planned.here();
        }
        return true;
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler,
            @Nullable ModelAndView page) {
        end(request);
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler,
            @Nullable Exception mishap) {
        end(request);
    }

    private void end(HttpServletRequest request) {
        if (request.getAttribute(OPEN) instanceof TransactionStatus open) {
            request.removeAttribute(OPEN);
            transactions.rollback(open);
        }
    }
}
