using Association.Web;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddWebShell(builder.Configuration);

var app = builder.Build();
app.UseWebShell();
app.UseAuthorization();
app.Run();
