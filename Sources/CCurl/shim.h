// Typed doors to libcurl's variadic calls, which Swift cannot make, and what else the C preprocessor must decide.
#ifndef RUNBOOK_CCURL_SHIM_H
#define RUNBOOK_CCURL_SHIM_H

#include <curl/curl.h>
#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stddef.h>

typedef CURL *ccurl_easy;
typedef CURLM *ccurl_multi;
typedef size_t (*ccurl_data_callback)(char *data, size_t size, size_t count, void *context);

static inline CURLcode ccurl_global_init(void) { return curl_global_init(CURL_GLOBAL_DEFAULT); }

static inline CURLcode ccurl_set_long(ccurl_easy easy, CURLoption option, long value) {
  return curl_easy_setopt(easy, option, value);
}

static inline CURLcode ccurl_set_offset(ccurl_easy easy, CURLoption option, curl_off_t value) {
  return curl_easy_setopt(easy, option, value);
}

static inline CURLcode ccurl_set_string(ccurl_easy easy, CURLoption option, const char *value) {
  return curl_easy_setopt(easy, option, value);
}

static inline CURLcode ccurl_set_pointer(ccurl_easy easy, CURLoption option, const void *value) {
  return curl_easy_setopt(easy, option, value);
}

static inline CURLcode ccurl_set_list(ccurl_easy easy, CURLoption option, struct curl_slist *value) {
  return curl_easy_setopt(easy, option, value);
}

// Called before each time that a request is sent, libcurl's own repetitions included; CURLE_UNKNOWN_OPTION before 7.80.
typedef int (*ccurl_attempt_callback)(void *context, char *address, char *local_address, int port, int local_port);

static inline CURLcode ccurl_set_attempt_callback(ccurl_easy easy, ccurl_attempt_callback value, void *context) {
#if LIBCURL_VERSION_NUM >= 0x075000
  CURLcode code = curl_easy_setopt(easy, CURLOPT_PREREQFUNCTION, value);
  return code != CURLE_OK ? code : curl_easy_setopt(easy, CURLOPT_PREREQDATA, context);
#else
  (void)easy, (void)value, (void)context;
  return CURLE_UNKNOWN_OPTION;
#endif
}

static inline CURLcode ccurl_set_callback(ccurl_easy easy, CURLoption option, ccurl_data_callback value) {
  return curl_easy_setopt(easy, option, value);
}

// Nothing but http and https, whatever a URL or a redirect says.
static inline CURLcode ccurl_allow_http_only(ccurl_easy easy) {
#if LIBCURL_VERSION_NUM >= 0x075500
  CURLcode code = curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
  return code != CURLE_OK ? code : curl_easy_setopt(easy, CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
#else
  CURLcode code = curl_easy_setopt(easy, CURLOPT_PROTOCOLS, (long)(CURLPROTO_HTTP | CURLPROTO_HTTPS));
  return code != CURLE_OK
             ? code
             : curl_easy_setopt(easy, CURLOPT_REDIR_PROTOCOLS, (long)(CURLPROTO_HTTP | CURLPROTO_HTTPS));
#endif
}

// Taking a transfer away must not wait for a resolver thread that sits in getaddrinfo.
static inline CURLcode ccurl_never_wait_for_resolver(ccurl_easy easy) {
#if LIBCURL_VERSION_NUM >= 0x075700
  return curl_easy_setopt(easy, CURLOPT_QUICK_EXIT, 1L);
#else
  (void)easy;
  return CURLE_OK;
#endif
}

static inline CURLcode ccurl_get_string(ccurl_easy easy, CURLINFO info, const char **value) {
  char *text = NULL;
  CURLcode code = curl_easy_getinfo(easy, info, &text);
  *value = text;
  return code;
}

static inline CURLcode ccurl_get_long(ccurl_easy easy, CURLINFO info, long *value) {
  return curl_easy_getinfo(easy, info, value);
}

static inline CURLcode ccurl_get_offset(ccurl_easy easy, CURLINFO info, curl_off_t *value) {
  return curl_easy_getinfo(easy, info, value);
}

static inline CURLMcode ccurl_multi_set_long(ccurl_multi multi, CURLMoption option, long value) {
  return curl_multi_setopt(multi, option, value);
}

static inline int ccurl_is_connection_refused(long error_number) { return error_number == ECONNREFUSED; }

// CURLOPT_NOSIGNAL leaves SIGPIPE to the application: a peer that closes early must not end the process.
static inline void ccurl_block_broken_pipe_signal(void) {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGPIPE);
  pthread_sigmask(SIG_BLOCK, &signals, NULL);
}

#endif
