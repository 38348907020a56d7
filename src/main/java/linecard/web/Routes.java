package linecard.web;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The routes. Spring tries each of a thousand where an address holds an id; only those are left
/// to it that begin as the address does.
class Routes extends RequestMappingHandlerMapping {

    private final Map<RequestMappingInfo, String> beginnings = new ConcurrentHashMap<>();

    @Override
    protected @Nullable RequestMappingInfo getMatchingMapping(
            RequestMappingInfo route, HttpServletRequest request) {
        var path = ServletRequestPathUtils.getParsedRequestPath(request).pathWithinApplication()
                .value();
        boolean isPlain = path.indexOf('%') < 0 && path.indexOf(';') < 0;
        if (isPlain && !path.startsWith(
                beginnings.computeIfAbsent(route, Routes::beginning))) return null;
        return super.getMatchingMapping(route, request);
    }

    /// What stands before all that may vary.
    private static String beginning(RequestMappingInfo route) {
        var patterns = route.getPatternValues();
        return patterns.size() == 1 ? patterns.iterator().next().split("[{*?]", 2)[0] : "";
    }
}
