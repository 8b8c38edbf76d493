package io.ironicinspector.osloconfig.option;

import static io.ironicinspector.osloconfig.option.Option.ignored;
import static io.ironicinspector.osloconfig.option.Option.option;
import static io.ironicinspector.osloconfig.option.OptionTypes.atLeast;
import static io.ironicinspector.osloconfig.option.OptionTypes.bool;
import static io.ironicinspector.osloconfig.option.OptionTypes.choice;
import static io.ironicinspector.osloconfig.option.OptionTypes.host;
import static io.ironicinspector.osloconfig.option.OptionTypes.list;
import static io.ironicinspector.osloconfig.option.OptionTypes.octal;
import static io.ironicinspector.osloconfig.option.OptionTypes.port;
import static io.ironicinspector.osloconfig.option.OptionTypes.text;
import static io.ironicinspector.osloconfig.option.OptionTypes.uri;

import java.util.stream.Stream;

/** What stands around the HTTP API and the RPC endpoint. */
final class ApiOptions {
  private static final String MIDDLEWARE = "it is about a Python library";
  private static final String OPENSSL = "TLS is Java's: 1.2 and 1.3, with its own list of ciphers";

  private ApiOptions() {}

  static Stream<OptionGroup> groups() {
    return Stream.of(ssl(), cors(), healthcheck(), proxies(), policy(), tokens(), jsonRpc());
  }

  private static OptionGroup ssl() {
    return OptionGroup.of(
        "ssl",
        "TLS of the HTTP API, for use_ssl = true; of a conductor, for use_ssl of [json_rpc].",
        option(
                "cert_file",
                text(),
                "PEM file with the certificate to show, and those between it and the authority.")
            .formerly("DEFAULT.ssl_cert_path"),
        option("key_file", text(), "PEM file with its key, without a password.")
            .formerly("DEFAULT.ssl_key_path"),
        option(
            "ca_file",
            text(),
            "PEM file with authorities. If set, clients must show a certificate of one of them."),
        ignored("version", text(), "", OPENSSL),
        ignored("ciphers", text(), "", OPENSSL));
  }

  private static OptionGroup cors() {
    return OptionGroup.of(
        "cors",
        "Which pages of other sites may call the HTTP API from a browser.",
        option("allowed_origin", list(), "Those sites, as https://host:port, or *."),
        option("allow_credentials", bool(), "Whether such a call may carry credentials.")
            .or("true"),
        option("allow_methods", list(), "Methods that such a call may use.")
            .or("GET,POST,PUT,HEAD,PATCH,DELETE,OPTIONS"),
        option("allow_headers", list(), "Headers that such a call may send.")
            .or(
                "X-Auth-Token,X-OpenStack-Ironic-Inspector-API-Minimum-Version,"
                    + "X-OpenStack-Ironic-Inspector-API-Maximum-Version,"
                    + "X-OpenStack-Ironic-Inspector-API-Version"),
        option("expose_headers", list(), "Headers of the answer that the page may read."),
        option("max_age", atLeast(0), "Seconds that the browser may remember all this.")
            .or("3600"));
  }

  private static OptionGroup healthcheck() {
    return OptionGroup.of(
        "healthcheck",
        "The endpoint that load balancers ask.",
        option("enabled", bool(), "Whether there is one.").or("false"),
        option("path", text(), "Where it is.").or("/healthcheck"),
        option(
                "detailed",
                bool(),
                "What an answer in JSON says under that name. It has no more details for it.")
            .or("false"),
        ignored("backends", list(), "", "what is looked at does not depend on it"),
        option("disable_by_file_path", text(), "While this file is there, the answer is 503."),
        option("disable_by_file_paths", list(), "As before, for each port of its own: port:path."));
  }

  private static OptionGroup proxies() {
    return OptionGroup.of(
        "oslo_middleware",
        "A proxy in front of the HTTP API.",
        option(
                "enable_proxy_headers_parsing",
                bool(),
                "Believe X-Forwarded-*, so that links name the proxy. Only where clients cannot"
                    + " reach the service but through it.")
            .or("false"),
        ignored("max_request_body_size", text(), "", "see max_body_size of [inspector]"));
  }

  private static OptionGroup policy() {
    return OptionGroup.of(
        "oslo_policy",
        "Who may do what.",
        option("policy_file", text(), "YAML file with rules that are not the default ones.")
            .or("policy.yaml"),
        option("policy_dirs", text(), "Folder with more such files.").or("policy.d").repeatedly(),
        option("policy_default_rule", text(), "Rule for what no rule is about.").or("default"),
        ignored("enforce_scope", bool(), "true", "each rule says which scope it wants"),
        option("enforce_new_defaults", bool(), "Leave out the defaults of former releases.")
            .or("true"),
        ignored("remote_content_type", text(), "", MIDDLEWARE),
        ignored("remote_ssl_ca_crt_file", text(), "", MIDDLEWARE),
        ignored("remote_ssl_client_crt_file", text(), "", MIDDLEWARE),
        ignored("remote_ssl_client_key_file", text(), "", MIDDLEWARE),
        ignored("remote_ssl_verify_server_crt", bool(), "false", MIDDLEWARE));
  }

  private static OptionGroup tokens() {
    return OptionGroup.of("keystone_authtoken", "How tokens of clients are checked.")
        .and(
            Stream.of(
                option(
                        "auth_type",
                        text(),
                        "How this service logs in to Keystone itself: password, v3password or"
                            + " v3applicationcredential.")
                    .or("password")
                    .formerly("auth_plugin"),
                option("www_authenticate_uri", uri("http", "https"), "Keystone as clients see it.")
                    .formerly("auth_uri"),
                option(
                        "token_cache_time",
                        atLeast(-1),
                        "Seconds that a token is remembered; 0 or -1: not at all.")
                    .or("300"),
                option("http_connect_timeout", atLeast(1), "Seconds to wait for Keystone.")
                    .or("5")))
        .and(KeystoneAuthOptions.login())
        .and(KeystoneAuthOptions.auth())
        .and(KeystoneAuthOptions.session())
        .and(
            Stream.of(
                    "interface",
                    "region_name",
                    "http_request_max_retries",
                    "service_token_roles",
                    "service_token_roles_required",
                    "service_type")
                .map(name -> option(name, text(), "Of the Python service.").notYet()))
        .and(
            Stream.of(
                    "auth_version",
                    "cache",
                    "delay_auth_decision",
                    "enforce_token_bind",
                    "include_service_catalog",
                    "memcache_pool_conn_get_timeout",
                    "memcache_pool_dead_retry",
                    "memcache_pool_maxsize",
                    "memcache_pool_socket_timeout",
                    "memcache_pool_unused_timeout",
                    "memcache_security_strategy",
                    "memcache_use_advanced_pool",
                    "memcached_servers")
                .map(name -> ignored(name, text(), "", MIDDLEWARE)))
        .and(Stream.of(ignored("memcache_secret_key", text(), "", MIDDLEWARE).secretly()));
  }

  private static OptionGroup jsonRpc() {
    return OptionGroup.of(
            "json_rpc",
            "The endpoint by which conductors are called, for rpc_transport = json-rpc.",
            option(
                    "host_ip",
                    host(),
                    "Address to serve it on; \"::\" and \"0.0.0.0\" stand for all addresses of the"
                        + " machine. Callers then use host of [DEFAULT], else this address.")
                .or("::"),
            option(
                    "port",
                    port(),
                    "Port to serve it on, and no other. An application server has to listen"
                        + " there.")
                .or("8089"),
            option("unix_socket", text(), "Unix socket to serve it on.").notYet(),
            option("unix_socket_mode", octal(), "Access mode of that socket.").notYet(),
            option(
                "auth_strategy",
                choice("noauth", "keystone", "http_basic"),
                "How callers prove who they are. As auth_strategy of [DEFAULT] when it is not"
                    + " set."),
            option("http_basic_auth_user_file", text(), "File with names and bcrypt hashes.")
                .or("/etc/ironic-inspector/htpasswd-rpc"),
            option("allowed_roles", list(), "Roles of which a caller must have one.").or("admin"),
            option(
                    "use_ssl",
                    bool(),
                    "Serve it with TLS: a conductor with the files of [ssl]. Its group tells"
                        + " callers to use TLS.")
                .or("false"),
            option("auth_type", text(), "How to log in to it, as in [keystone_authtoken].")
                .or("password")
                .formerly("auth_plugin"),
            option("username", text(), "Name to log in with.")
                .formerly("http_basic_username", "user_name"),
            option("password", text(), "Password to log in with.")
                .formerly("http_basic_password")
                .secretly())
        .and(KeystoneAuthOptions.auth())
        .and(KeystoneAuthOptions.session());
  }
}
