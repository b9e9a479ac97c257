using JakAdvisor.Web.Api;
using JakAdvisor.Web.Assessments;
using JakAdvisor.Web.Cohort;
using JakAdvisor.Web.Data;
using JakAdvisor.Web.Demo;
using JakAdvisor.Web.Hosting;
using JakAdvisor.Web.Pages.Check;
using JakAdvisor.Web.Pages.GuidancePages;
using JakAdvisor.Web.Screening;
using JakAdvisor.Web.Security;
using JakAdvisor.Web.Treatments;

if (args is [Commands.Health]) return await Commands.AskHealthAsync();
try
{
    var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = ContentRoot.BesideTheProgram });
    builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
    builder.Host.UseDefaultServiceProvider(services => services.ValidateOnBuild = services.ValidateScopes = true);
    builder.AddLogs();
    builder.AddSite();
    builder.AddDemo();
    builder.Services.AddExceptionHandler<DatabaseAway>();
    builder.AddApi();
    builder.AddClinicDatabase();
    builder.AddClinicIdentity();
    builder.Services.AddSingleton<FirstStart>();
    builder.Services.AddScoped<AssessmentStore>();
    builder.Services.AddSingleton<StoredResults>();
    builder.Services.AddScoped<DraftStore>();
    builder.Services.AddScoped<TreatmentStore>();
    builder.Services.AddScoped<AdverseEventStore>();
    builder.Services.AddScoped<VisitGrounds>();
    builder.Services.AddScoped<VisitStore>();
    builder.Services.AddScoped<VisitDraftStore>();
    builder.Services.AddScreening();
    builder.Services.AddScoped<Signing>();
    builder.Services.AddScoped<CohortQuery>();
    builder.Services.AddScoped<CohortReports>();
    builder.Services.AddSingleton<KeptReports>();
    builder.Services.AddRazorPages(options => options.ProtectFolders());
    builder.Services.AddSingleton(services => DemoPatients.Read(services.GetRequiredService<RequestReader>()));
    builder.Services.AddGuidancePages();
    builder.AddCompression();

    var app = builder.Build();
    if (args is [Commands.Migrate]) return await Commands.MigrateAsync(app);
    app.Services.GetRequiredService<DemoPatients>();
    app.UseRequestLog();
    app.UseSecurityHeaders();
    app.UseExceptionHandler(_ => { });
    if (!app.Environment.IsDevelopment()) app.UseHsts();
    app.UseResponseCompression();
    app.UsePagesForStatusCodes();
    app.UseRouting();
    app.UseAuthentication();
    app.UseAuthorization();
    app.UseRateLimiter();
    app.MapApi();
    app.MapHealth();
    app.MapStaticAssets().AllowAnonymous();
    app.MapRazorPages().WithStaticAssets();
    app.MapAbout();
    await app.PrepareDatabaseAsync();
    await app.Services.GetRequiredService<FirstStart>().PrepareAsync();
    if (app.Environment.IsDevelopment())
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DemoClinic>().FillAsync();
    }
    await app.RunAsync();
    return 0;
}
catch (StartException fault)
{
    await Console.Error.WriteLineAsync(fault.Message);
    return 1;
}
