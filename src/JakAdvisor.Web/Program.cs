using JakAdvisor.Web.Api;
using JakAdvisor.Web.Hosting;
using JakAdvisor.Web.Pages.Check;
using JakAdvisor.Web.Pages.GuidancePages;

try
{
    var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = ContentRoot.BesideTheProgram });
    builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
    builder.Host.UseDefaultServiceProvider(services => services.ValidateOnBuild = services.ValidateScopes = true);
    builder.AddLogs();
    builder.AddSite();
    builder.AddApi();
    builder.Services.AddSingleton(services => DemoPatients.Read(services.GetRequiredService<RequestReader>()));
    builder.Services.AddRazorPages();
    builder.Services.AddGuidancePages();
    builder.AddCompression();

    var app = builder.Build();
    app.Services.GetRequiredService<DemoPatients>();
    app.UseRequestLog();
    app.UseSecurityHeaders();
    app.UseExceptionHandler(_ => { });
    app.UseResponseCompression();
    app.UseRouting();
    app.UseRateLimiter();
    app.MapApi();
    app.MapHealth();
    app.MapStaticAssets();
    app.MapRazorPages().WithStaticAssets();
    app.MapAbout();
    app.MapGet("/", () => TypedResults.LocalRedirect("~/check")).ExcludeFromDescription();
    await app.RunAsync();
    return 0;
}
catch (StartException fault)
{
    await Console.Error.WriteLineAsync(fault.Message);
    return 1;
}
