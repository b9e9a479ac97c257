namespace JakAdvisor.Web.Demo;

internal static class DemoSetup
{
    public static void AddDemo(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<DemoClinic>();
        builder.Services.AddScoped<DemoScreening>();
        builder.Services.AddScoped<DemoFollowUp>();
        builder.Services.AddScoped<DemoTreatment>();
        builder.Services.AddScoped<DemoCourse>();
        if (DemoCohort.IsWanted(builder.Configuration, builder.Environment.IsDevelopment())) builder.Services.AddHostedService<DemoCohort>();
    }
}
