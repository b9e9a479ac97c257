FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /src
COPY . .
RUN dotnet publish src/JakAdvisor.Web -c Release -o /app -p:RestoreLockedMode=true

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /app .
# The data folder holds the audit checkpoints (and the database file where SQLite is used).
RUN mkdir /data && chown app /data
ENV Data__Folder=/data ASPNETCORE_HTTP_PORTS=8080
VOLUME /data
USER app
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s CMD ["dotnet", "JakAdvisor.Web.dll", "health"]
ENTRYPOINT ["dotnet", "JakAdvisor.Web.dll"]
