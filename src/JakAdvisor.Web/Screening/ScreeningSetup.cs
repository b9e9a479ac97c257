namespace JakAdvisor.Web.Screening;

internal static class ScreeningSetup
{
    public static void AddScreening(this IServiceCollection services)
    {
        services.AddScoped<Workups>();
        services.AddScoped<ScreeningStore>();
        services.AddScoped<HandOvers>();
        services.AddScoped<ScreeningSummaries>();
        services.AddSingleton<ScreeningCatchUp>();
        services.AddHostedService(provider => provider.GetRequiredService<ScreeningCatchUp>());
    }
}
