namespace JakAdvisor.Web.Hosting;

internal static class StatusPages
{
    private static readonly string[] Machines = ["/api", "/openapi", "/health", "/css", "/js"];

    /// <summary>People read a page instead of a bare status code; machines get the code.</summary>
    public static void UsePagesForStatusCodes(this WebApplication app) => app.UseWhen(
        context => !Machines.Any(m => context.Request.Path.StartsWithSegments(m, StringComparison.Ordinal)),
        pages => pages.UseStatusCodePagesWithReExecute("/status/{0}"));
}
