using System.Text.Encodings.Web;

namespace JakAdvisor.Web.Hosting;

/// <summary>A page for when the program cannot make one of its own: it needs no database, no account and no view.</summary>
internal static class PlainPage
{
    public static Task AnswerAsync(HttpContext context, int status, string title, string sentence, string further)
    {
        context.Response.StatusCode = status;
        context.Response.Headers.CacheControl = "no-store";
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync($"""
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>{HtmlEncoder.Default.Encode(title)} · JakAdvisor</title>
            <link rel="icon" href="/favicon.svg" type="image/svg+xml"><link rel="stylesheet" href="/css/site.css"><link rel="stylesheet" href="/css/clinic.css"></head>
            <body><header class="site-head"><p class="site-name"><a href="/">JakAdvisor</a></p></header>
            <main id="main"><h1>{HtmlEncoder.Default.Encode(title)}</h1><p>{HtmlEncoder.Default.Encode(sentence)}</p>{further}</main></body></html>
            """, context.RequestAborted);
    }
}
