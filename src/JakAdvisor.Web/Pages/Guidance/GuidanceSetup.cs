using System.Text.Encodings.Web;
using System.Text.Json;
using JakAdvisor.Guidance;
using JakAdvisor.Web.Pages.About;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace JakAdvisor.Web.Pages.GuidancePages;

/// <summary>The pages on the guidance and on the product are open to everybody: a basis that cannot be read cannot be reviewed.</summary>
internal static class GuidanceSetup
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void AddGuidancePages(this IServiceCollection services)
    {
        services.AddSingleton<RuleBook>();
        services.AddSingleton<CitedBy>();
        services.AddSingleton(provider => AboutStatement.Of(provider.GetRequiredService<GuidanceRelease>()));
        services.Configure<RazorPagesOptions>(options =>
        {
            options.Conventions.AllowAnonymousToFolder("/Guidance");
            options.Conventions.AllowAnonymousToFolder("/About");
        });
    }

    public static void MapAbout(this WebApplication app) =>
        app.MapGet("/about.json", (AboutStatement about) => TypedResults.Json(about, Json)).AllowAnonymous().ExcludeFromDescription();
}
