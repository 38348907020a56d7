package linecard.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import linecard.access.Absent;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.converter.ConverterFactory;
import org.springframework.format.FormatterRegistry;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.http.converter.cbor.JacksonCborHttpMessageConverter;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// The rules that hold for every route of a [Part]: a token with the scope, only parameters that
/// the route knows, and the version of what is to be changed.
@Configuration(proxyBeanMethods = false)
class ApiRules implements WebMvcConfigurer, HandlerInterceptor, HandlerMethodArgumentResolver {

    private static final Set<String> CHANGES = Set.of("PUT", "PATCH", "DELETE");

    /// Behind Tomcat's own answer, so that ours comes first.
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    static WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> doorstep(
            Problems problems) {
        return tomcat -> tomcat.addContextCustomizers(context ->
                context.getParent().getPipeline().addValve(new Doorstep(problems)));
    }

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(this);
    }

    /// Bodies are JSON, read strictly, though a library that we use brings CBOR along.
    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
        converters.configureMessageConvertersList(all ->
                all.removeIf(JacksonCborHttpMessageConverter.class::isInstance));
    }

    /// Parameters are written as in bodies: words small, days as 2026-11-03.
    @Override
    public void addFormatters(FormatterRegistry formatters) {
        formatters.addConverter(String.class, LocalDate.class, ApiRules::day);
        formatters.addConverterFactory(new SmallWords());
    }

    private static LocalDate day(String text) {
        if (!text.matches("\\d{4}-\\d\\d-\\d\\d")) throw new IllegalArgumentException("no day");
        return LocalDate.parse(text);
    }

    private static final class SmallWords implements ConverterFactory<String, Enum<?>> {

        @Override
        public <T extends Enum<?>> Converter<String, T> getConverter(Class<T> type) {
            return text -> {
                for (var value : type.getEnumConstants()) {
                    if (Strict.word(value).equals(text)) return value;
                }
                throw new IllegalArgumentException("no " + type.getSimpleName());
            };
        }
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod method)) return true;
        var part = method.getBeanType().getAnnotation(Part.class);
        if (part == null) return true;
        // Reached past the door, by a path within an organisation: there is nothing here.
        if (!(request.getAttribute(ApiDoor.TOKEN) instanceof Token token)) throw new Absent("api");
        var scope = scope(part, request.getMethod());
        if (!token.allows(scope)) {
            response.setHeader("WWW-Authenticate", "Bearer realm=\"linecard\", "
                    + "error=\"insufficient_scope\", scope=\"" + scope.code() + "\"");
            throw new Refused(Problem.Kind.OUT_OF_SCOPE);
        }
        requireKnown(request, method);
        if (needsVersion(request.getMethod(), method) && request.getHeader("If-Match") == null) {
            throw new Refused(Problem.Kind.NO_VERSION);
        }
        return true;
    }

    static Scope scope(Part part, String method) {
        return new Scope(part.value(), !method.equals("GET") && !method.equals("HEAD"));
    }

    static boolean needsVersion(String method, HandlerMethod handler) {
        return CHANGES.contains(method) || handler.hasMethodAnnotation(Versioned.class);
    }

    /// A filter that is spelled wrong would else let everything through.
    private static void requireKnown(HttpServletRequest request, HandlerMethod method) {
        var type = request.getContentType();
        if (type != null && type.startsWith("application/x-www-form-urlencoded")) return;
        var known = new HashSet<>(Set.of("limit", "cursor"));
        for (var parameter : method.getMethodParameters()) {
            if (!parameter.hasParameterAnnotation(RequestParam.class)) continue;
            var named = Objects.requireNonNull(parameter.getParameterAnnotation(RequestParam.class))
                    .name();
            known.add(named.isEmpty() ? parameter.getParameter().getName() : named);
        }
        var words = Problems.words(request);
        for (var name : request.getParameterMap().keySet()) {
            if (known.contains(name)) continue;
            throw new Refused(Problem.Kind.PARAMETERS, Problem.Error.in(
                    name, words.text("api.unknownParameter", name)));
        }
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Call.class;
    }

    @Override
    public Call resolveArgument(
            MethodParameter parameter, @Nullable ModelAndViewContainer container,
            NativeWebRequest request, @Nullable WebDataBinderFactory binders) {
        var asked = Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class));
        if (asked.getAttribute(ApiDoor.TOKEN) == null) throw new Absent("api");
        return new Call(asked);
    }
}
